import type { Database } from '@parley/kit/database';
import { Account, type AccountRow } from './account.entity.ts';

export class AccountStore {
  constructor(private readonly database: Database) {}

  /** An erased account is found by its id too. */
  find(id: string): Promise<AccountRow | null> {
    return this.database.em.findOne(Account, { id }, { disableIdentityMap: true });
  }
}
