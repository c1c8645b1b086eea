import { Forbidden, NotFound, Unavailable } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Log } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import { isAdmin } from '../user/person.ts';
import type { ExternalProfileCache } from './external-profile.cache.ts';
import type { ExternalProfile, ExternalProfileProvider } from './external-profile.provider.ts';

export type { ExternalProfile };

export interface ExternalProfileServiceOptions {
  /** Null where none is set up. */
  provider: ExternalProfileProvider | null;
  cache: ExternalProfileCache;
  limiter: RateLimiter;
  log: Log;
}

/** Asking anew goes past the cache, so that a loop of it would wear the other system out. */
const REFRESHES = { burst: 10, everySeconds: 30 };

/** What another system knows of people. When it is away people are shown without that, or with what was known last: never an error. */
export class ExternalProfileService {
  private readonly underWay = new Map<string, Promise<ExternalProfile | null>>();

  constructor(private readonly options: ExternalProfileServiceOptions) {}

  /** From the cache where that is fresh. What is stale is given at once too, and renewed behind it. */
  async find(userId: string): Promise<ExternalProfile | null> {
    if (this.options.provider === null) return null;
    const known = await this.options.cache.find(userId);
    if (known?.fresh) return known.profile;
    const renewed = this.ask(userId).catch((error: Error) => {
      if (!(error instanceof Unavailable)) this.options.log.warn({ reason: error.message, userId }, 'No external profile');
      return null;
    });
    return known === null ? renewed : known.profile;
  }

  /** Asks the other system now, whatever the cache says. Here its absence is told, since nothing was refreshed. */
  async refresh(viewer: Viewer | null, userId: string): Promise<{ userId: string }> {
    const present = requireViewer(viewer);
    if (present.id !== userId && !isAdmin(present)) throw new Forbidden();
    if (!isId(userId)) throw new NotFound('This person');
    await this.options.limiter.take(`external-profile:${present.id}`, REFRESHES);
    await this.ask(userId).catch(() => {
      throw new Unavailable('The external profile');
    });
    return { userId };
  }

  /** The profile has changed there: the next one who looks sees it anew. */
  forget(userId: string): Promise<void> {
    return this.options.cache.forget(userId);
  }

  /** Those who ask for the same person at once share one answer. */
  private ask(userId: string): Promise<ExternalProfile | null> {
    const { provider, cache } = this.options;
    if (provider === null) throw new Unavailable('The external profile');
    const asked = this.underWay.get(userId);
    if (asked !== undefined) return asked;
    const answer = provider
      .profileOf(userId)
      .then(async (profile) => {
        await cache.put(userId, profile);
        return profile;
      })
      .finally(() => this.underWay.delete(userId));
    this.underWay.set(userId, answer);
    return answer;
  }
}
