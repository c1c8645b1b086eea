import type { Database } from '@parley/kit/database';
import { Link, type LinkPurpose, type LinkRow } from './link.entity.ts';

export class LinkStore {
  constructor(private readonly database: Database) {}

  async add(row: LinkRow): Promise<void> {
    await this.database.em.insert(Link, row);
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
