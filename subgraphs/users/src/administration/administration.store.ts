import type { Database } from '@parley/kit/database';
import { Account } from '../account/account.entity.ts';

export class AdministrationStore {
  constructor(private readonly database: Database) {}

  /** The ids of those who can look after the platform. They stay so until the transaction under way ends, and others may refer to them meanwhile. */
  async holdActiveAdmins(): Promise<string[]> {
    const rows = await this.database.em.execute<{ id: string }[]>(
      `select id from account where 'ADMIN' = any(roles) and suspended_at is null and erased_at is null order by id for no key update`,
    );
    return rows.map(({ id }) => id);
  }

  async setSuspended(id: string, suspendedAt: Date | null): Promise<void> {
    await this.database.em.nativeUpdate(Account, { id }, { suspendedAt });
  }
}
