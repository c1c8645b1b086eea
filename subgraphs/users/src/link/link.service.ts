import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { BadUserInput } from '@parley/kit/errors';
import type { LinkPurpose, LinkRow } from './link.entity.ts';
import type { LinkStore } from './link.store.ts';

const HOUR_MS = 3_600_000;
export const LINK_LIFETIME_MS: Record<LinkPurpose, number> = {
  emailVerification: 24 * HOUR_MS,
  emailChange: 24 * HOUR_MS,
  passwordReset: HOUR_MS,
};
/** No link is made for an event that is older than this. Links stay for as long after they have expired, so that none comes to life again. */
const CALLED_FOR_WITHIN_MS = 7 * 24 * HOUR_MS;

/** What a link is asked for. */
export interface LinkCause {
  purpose: LinkPurpose;
  accountId: string;
  /** The event that calls for a mail with the link. */
  eventId: string;
  at: Date;
}

/** The secrets in mailed links: each is good for one purpose, once, and not for long. */
export class LinkService {
  private readonly key: Buffer;

  constructor(
    private readonly store: LinkStore,
    secret: string,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'parley/links', 32));
  }

  /**
   * The secret for a link in a mail to the address. It is nowhere but in the mail: whoever asks again for the same event is given the same one,
   * which is then good for its whole time from now, so that a mail that had to wait, or went out twice, holds a link that works. Null when the
   * link was used, called off or has expired, and for an account that was erased meanwhile.
   */
  async issue({ purpose, accountId, eventId, at }: LinkCause, email: string): Promise<string | null> {
    const now = Date.now();
    if (at.getTime() + CALLED_FOR_WITHIN_MS < now) return null;
    const token = createHmac('sha256', this.key)
      .update(JSON.stringify([purpose, accountId, eventId]))
      .digest('base64url');
    const good = await this.store.put({
      tokenHash: hashOf(token),
      purpose,
      accountId,
      email,
      expiresAt: new Date(now + LINK_LIFETIME_MS[purpose]),
      calledOffByPasswordSince: purpose === 'emailVerification' ? null : at,
    });
    return good ? token : null;
  }

  /** What the link stands for, which stays as it is. */
  async require(purpose: LinkPurpose, token: string): Promise<LinkRow> {
    const link = await this.store.find(purpose, hashOf(token));
    if (link === null) throw new LinkIsSpent();
    return link;
  }

  /** Inside a transaction: uses the link up, and with it all others of the account for the same purpose. */
  async spend({ tokenHash, accountId, purpose }: LinkRow): Promise<void> {
    if (!(await this.store.spend(tokenHash))) throw new LinkIsSpent();
    await this.store.spendAllOf(accountId, purpose);
  }

  /** None that was mailed for the purpose is good any more. */
  cancel(accountId: string, purpose: LinkPurpose): Promise<void> {
    return this.store.spendAllOf(accountId, purpose);
  }

  forgetExpired(): Promise<void> {
    return this.store.forgetExpiredBefore(new Date(Date.now() - CALLED_FOR_WITHIN_MS));
  }
}

export class LinkIsSpent extends BadUserInput {
  constructor() {
    super('token', 'This link was used before, has expired or was never made. Ask for a new one.');
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
