import { createHash, randomBytes } from 'node:crypto';
import { BadUserInput } from '@parley/kit/errors';
import type { LinkPurpose, LinkRow } from './link.entity.ts';
import type { LinkStore } from './link.store.ts';

const HOUR_MS = 3_600_000;
export const LINK_LIFETIME_MS: Record<LinkPurpose, number> = {
  emailVerification: 24 * HOUR_MS,
  emailChange: 24 * HOUR_MS,
  passwordReset: HOUR_MS,
};

/** The secrets in mailed links: each is good for one purpose, once, and not for long. */
export class LinkService {
  constructor(private readonly store: LinkStore) {}

  /** The secret for a link in a mail to the address. It can be had only here and now. Null for an account that was erased meanwhile. */
  async issue(purpose: LinkPurpose, accountId: string, email: string): Promise<string | null> {
    const token = randomBytes(32).toString('base64url');
    const added = await this.store.add({
      tokenHash: hashOf(token),
      purpose,
      accountId,
      email,
      expiresAt: new Date(Date.now() + LINK_LIFETIME_MS[purpose]),
    });
    return added ? token : null;
  }

  /** What the link stands for, which stays as it is. */
  async require(purpose: LinkPurpose, token: string): Promise<LinkRow> {
    const link = await this.store.find(purpose, hashOf(token));
    if (link === null) throw new LinkIsSpent();
    return link;
  }

  /** Inside a transaction: uses the link up, and with it all others of the account for the same purpose. */
  async spend({ tokenHash, accountId, purpose }: LinkRow): Promise<void> {
    if (!(await this.store.remove(tokenHash))) throw new LinkIsSpent();
    await this.store.removeAllOf(accountId, purpose);
  }

  /** None that was mailed for the purpose, or for any, is good any more. */
  cancel(accountId: string, purpose?: LinkPurpose): Promise<void> {
    return this.store.removeAllOf(accountId, purpose);
  }

  forgetExpired(): Promise<void> {
    return this.store.forgetExpired();
  }
}

export class LinkIsSpent extends BadUserInput {
  constructor() {
    super('token', 'This link was used before, has expired or was never made. Ask for a new one.');
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
