import { createHash } from 'node:crypto';
import type { Client } from '@parley/kit/passport';
import type { RateLimit, RateLimiter } from '@parley/kit/rate-limit';
import { emailKey } from '../account/email.ts';
import { networkOf } from './network.ts';

const LIMITS = {
  /** Wrong passwords and wrong codes from one network, over all accounts. */
  logInsFrom: { burst: 60, everySeconds: 5 },
  /** Passwords for one account, from wherever. A right one forgets the wrong ones. */
  passwordsFor: { burst: 10, everySeconds: 30 },
  /** Three codes of a million are good at a time. At this pace a thief of the password needs years to find one. */
  codesFor: { burst: 5, everySeconds: 300 },
  registrationsFrom: { burst: 20, everySeconds: 60 },
  mailsTo: { burst: 3, everySeconds: 300 },
  mailsFrom: { burst: 20, everySeconds: 60 },
} satisfies Record<string, RateLimit>;

/**
 * Slows down whoever guesses: by the account, whether it exists or not, and by the network that the gateway saw. Keys in Redis are hashes,
 * so that no address lies there. Each throws RateLimited.
 */
export class AttemptLimits {
  constructor(private readonly limiter: RateLimiter) {}

  async password(email: string, client: Client | null): Promise<void> {
    await this.take('logInsFrom', fromNetwork(client));
    await this.take('passwordsFor', emailKey(email));
  }

  passwordWasRight(email: string): Promise<void> {
    return this.limiter.clear(keyOf('passwordsFor', emailKey(email)));
  }

  async code(accountId: string, client: Client | null): Promise<void> {
    await this.take('logInsFrom', fromNetwork(client));
    await this.take('codesFor', accountId);
  }

  codeWasRight(accountId: string): Promise<void> {
    return this.limiter.clear(keyOf('codesFor', accountId));
  }

  registration(client: Client | null): Promise<void> {
    return this.take('registrationsFrom', fromNetwork(client));
  }

  async mail(email: string, client: Client | null): Promise<void> {
    await this.take('mailsFrom', fromNetwork(client));
    await this.take('mailsTo', emailKey(email));
  }

  private take(limit: keyof typeof LIMITS, subject: string): Promise<void> {
    return this.limiter.take(keyOf(limit, subject), LIMITS[limit]);
  }
}

const fromNetwork = (client: Client | null) => networkOf(client?.address ?? '');

const keyOf = (limit: keyof typeof LIMITS, subject: string) =>
  `${limit}:${createHash('sha256').update(subject).digest('base64url')}`;
