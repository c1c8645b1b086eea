import type { Database } from '@parley/kit/database';
import { Link, type LinkPurpose, type LinkRow } from './link.entity.ts';

export interface NewLink extends Omit<LinkRow, 'spentAt'> {
  /** What calls for the link happened then: a password that was set later calls it off. Null where a password changes nothing about it. */
  calledOffByPasswordSince: Date | null;
}

export class LinkStore {
  constructor(private readonly database: Database) {}

  /**
   * The same link again lives on from now, and only if it is good still. False for one that is spent or has expired, that went to another
   * address, or that was called off; and for an account that was erased, also one that is being erased at this moment: nothing may be left of it.
   */
  async put({ tokenHash, purpose, accountId, email, expiresAt, calledOffByPasswordSince }: NewLink): Promise<boolean> {
    const put = await this.database.em.execute<unknown[]>(
      `insert into link (token_hash, purpose, account_id, email, expires_at)
       select ?, ?, id, ?, ?::timestamptz from account
       where id = ? and erased_at is null and password_changed_at <= coalesce(?::timestamptz, password_changed_at) for share
       on conflict (token_hash) do update set expires_at = excluded.expires_at
       where link.spent_at is null and link.expires_at > ?::timestamptz and link.email = excluded.email
       returning token_hash`,
      [tokenHash, purpose, email, expiresAt, accountId, calledOffByPasswordSince, new Date()],
    );
    return put.length === 1;
  }

  /** Null when there is none, it is spent, or it has expired. */
  find(purpose: LinkPurpose, tokenHash: string): Promise<LinkRow | null> {
    const isGood = { spentAt: null, expiresAt: { $gt: new Date() } };
    return this.database.em.findOne(Link, { tokenHash, purpose, ...isGood }, { disableIdentityMap: true });
  }

  /** False when another one was faster. */
  async spend(tokenHash: string): Promise<boolean> {
    return (await this.database.em.nativeUpdate(Link, { tokenHash, spentAt: null }, { spentAt: new Date() })) === 1;
  }

  async spendAllOf(accountId: string, purpose: LinkPurpose): Promise<void> {
    await this.database.em.nativeUpdate(Link, { accountId, purpose, spentAt: null }, { spentAt: new Date() });
  }

  async forgetExpiredBefore(moment: Date): Promise<void> {
    await this.database.em.nativeDelete(Link, { expiresAt: { $lt: moment } });
  }
}
