import type { Database } from '@parley/kit/database';
import { Link, type LinkPurpose, type LinkRow } from './link.entity.ts';

export class LinkStore {
  constructor(private readonly database: Database) {}

  /** False for an account that was erased, also one that is being erased at this moment: nothing may be left of it. */
  async add({ tokenHash, purpose, accountId, email, expiresAt }: LinkRow): Promise<boolean> {
    const added = await this.database.em.execute<unknown[]>(
      `insert into link (token_hash, purpose, account_id, email, expires_at)
       select ?, ?, id, ?, ?::timestamptz from account where id = ? and erased_at is null for share
       returning token_hash`,
      [tokenHash, purpose, email, expiresAt, accountId],
    );
    return added.length === 1;
  }

  /** Null when there is none, or it has expired. */
  find(purpose: LinkPurpose, tokenHash: string): Promise<LinkRow | null> {
    return this.database.em.findOne(Link, { tokenHash, purpose, expiresAt: { $gt: new Date() } }, { disableIdentityMap: true });
  }

  /** False when another one was faster. */
  async remove(tokenHash: string): Promise<boolean> {
    return (await this.database.em.nativeDelete(Link, { tokenHash })) === 1;
  }

  async removeAllOf(accountId: string, purpose?: LinkPurpose): Promise<void> {
    await this.database.em.nativeDelete(Link, { accountId, ...(purpose === undefined ? {} : { purpose }) });
  }

  async forgetExpired(): Promise<void> {
    await this.database.em.nativeDelete(Link, { expiresAt: { $lt: new Date() } });
  }
}
