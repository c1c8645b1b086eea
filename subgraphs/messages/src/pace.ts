import { Unavailable } from '@parley/kit/errors';
import type { RateLimit, RateLimiter, WindowLimit } from '@parley/kit/rate-limit';

/** How many conversations a person begins, and how many people they bring in, at once. */
const BEGINNINGS: RateLimit = { burst: 30, everySeconds: 10 };

/**
 * Keeps noise down: so many messages within any minute for each person, on all nodes together, and as many edits, reactions and the like. While
 * Redis is away nobody counts and people go on talking: this limit guards against noise and not against guesses, and messages that stop
 * for everybody would be the greater harm.
 */
export class Pace {
  private readonly aMinute: WindowLimit;

  constructor(
    private readonly limiter: RateLimiter,
    messagesPerMinute: number,
  ) {
    this.aMinute = { most: messagesPerMinute, withinSeconds: 60 };
  }

  message(userId: string): Promise<void> {
    return whereCounted(this.limiter.takeWithin(`message:${userId}`, this.aMinute));
  }

  change(userId: string): Promise<void> {
    return whereCounted(this.limiter.takeWithin(`message-change:${userId}`, this.aMinute));
  }

  beginning(userId: string): Promise<void> {
    return whereCounted(this.limiter.take(`conversation:${userId}`, BEGINNINGS));
  }
}

async function whereCounted(attempt: Promise<void>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
}
