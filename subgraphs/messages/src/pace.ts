import { Unavailable } from '@parley/kit/errors';
import type { RateLimit, RateLimiter } from '@parley/kit/rate-limit';

/** How many conversations a person begins, and how many people they bring in, at once. */
const BEGINNINGS: RateLimit = { burst: 30, everySeconds: 10 };

/**
 * Keeps noise down: so many messages a minute for each person, on all nodes together, and as many edits, reactions and the like. While
 * Redis is away nobody counts and people go on talking: this limit guards against noise and not against guesses, and messages that stop
 * for everybody would be the greater harm.
 */
export class Pace {
  private readonly limit: RateLimit;

  constructor(
    private readonly limiter: RateLimiter,
    messagesPerMinute: number,
  ) {
    this.limit = { burst: messagesPerMinute, everySeconds: 60 / messagesPerMinute };
  }

  message(userId: string): Promise<void> {
    return this.count(`message:${userId}`, this.limit);
  }

  change(userId: string): Promise<void> {
    return this.count(`message-change:${userId}`, this.limit);
  }

  beginning(userId: string): Promise<void> {
    return this.count(`conversation:${userId}`, BEGINNINGS);
  }

  private async count(key: string, limit: RateLimit): Promise<void> {
    try {
      await this.limiter.take(key, limit);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
}
