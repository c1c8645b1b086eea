import { Forbidden } from '@parley/kit/errors';
import type { RateLimiter } from '@parley/kit/rate-limit';
import type { DigestService } from '../digest/digest.service.ts';
import type { People } from '../person/people.ts';
import type { WishesService } from '../preference/wishes.service.ts';
import type { UnsubscribeLinks, Unsubscribing } from './unsubscribe-links.ts';

export interface UnsubscribeServiceOptions {
  links: UnsubscribeLinks;
  people: Pick<People, 'recipient'>;
  wishes: Pick<WishesService, 'turnOffEmail'>;
  digests: Pick<DigestService, 'stop'>;
  limiter: RateLimiter;
}

/** Mail providers stop mails for many people from few addresses, so what is refused counts by address and what is accepted by person. */
const REFUSED = { burst: 30, everySeconds: 10 };
const ACCEPTED = { burst: 20, everySeconds: 10 };

export class UnsubscribeService {
  constructor(private readonly options: UnsubscribeServiceOptions) {}

  /** What a link would stop. Changes nothing: programs look at links before people do. */
  async look(token: string, address: string): Promise<Unsubscribing> {
    const { links, limiter } = this.options;
    const wanted = links.read(token);
    if (wanted === null) {
      await limiter.take(`unsubscribe-refused:${address}`, REFUSED);
      throw new Forbidden('This link is not good.');
    }
    await limiter.take(`unsubscribe:${wanted.userId}`, ACCEPTED);
    return wanted;
  }

  /** From now on the person is sent no mails of that sort. As often as one likes; of who is gone nothing is written down. */
  async stop(token: string, address: string): Promise<Unsubscribing> {
    const { people, wishes, digests } = this.options;
    const { userId, mails } = await this.look(token, address);
    if ((await people.recipient(userId)) === null) return { userId, mails };
    if (mails === 'digest') await digests.stop(userId);
    else await wishes.turnOffEmail(userId);
    return { userId, mails };
  }
}
