import { Unauthenticated } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import type { AccountRow } from '../account/account.entity.ts';
import type { AccountStore } from '../account/account.store.ts';
import { requireViewer } from '../signed-in.ts';

export class UserService {
  constructor(private readonly accounts: AccountStore) {}

  async viewer(viewer: Viewer | null): Promise<AccountRow> {
    const account = await this.accounts.find(requireViewer(viewer).id);
    if (account === null || account.erasedAt !== null) throw new Unauthenticated();
    return account;
  }
}
