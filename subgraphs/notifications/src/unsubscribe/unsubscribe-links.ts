import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** The mails that can be stopped. */
export type Stoppable = 'notifications' | 'digest';

/** What a link may stop, and for whom. */
export interface Unsubscribing {
  userId: string;
  mails: Stoppable;
}

export interface UnsubscribeLinks {
  to(userId: string, mails: Stoppable): string;
  /** Null for a token that is none of ours. */
  read(token: string): Unsubscribing | null;
}

const SHAPE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(notifications|digest)\.([A-Za-z0-9_-]{43})$/;

export interface UnsubscribeLinksOptions {
  passportKey: string;
  /** Where people reach the gateway. */
  gatewayUrl: string;
}

/**
 * Links in mails that stop mails like them, for whoever has them: a person need not log in for that. They are good for ever, and good for nothing else. The
 * key follows from the subgraph's passport key, so every node has it.
 */
export function createUnsubscribeLinks({ passportKey, gatewayUrl }: UnsubscribeLinksOptions): UnsubscribeLinks {
  const key = Buffer.from(hkdfSync('sha256', passportKey, '', 'parley/notifications/unsubscribe', 32));
  const seal = (userId: string, mails: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([userId, mails]))
      .digest();
  return {
    to: (userId, mails) => `${gatewayUrl}/unsubscribe/${userId}.${mails}.${seal(userId, mails).toString('base64url')}`,
    read(token) {
      const [, userId = '', mails = '', given = ''] = SHAPE.exec(token) ?? [];
      const shown = Buffer.from(given, 'base64url');
      const fitting = seal(userId, mails);
      if (shown.length !== fitting.length || !timingSafeEqual(shown, fitting)) return null;
      return { userId, mails: mails as Stoppable };
    },
  };
}
