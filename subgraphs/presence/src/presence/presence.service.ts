import { BadUserInput, Unauthenticated } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Opened } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import type { Announcer } from '../announcer.ts';
import { audienceOfOwnPresence, audienceOfPresence } from '../audience.ts';
import { readDeviceId } from '../device-id.ts';
import type { DueList } from '../due/due-list.ts';
import type { Acquaintances } from '../person/acquaintances.ts';
import type {
  Attention,
  ChosenStatus,
  PresenceChange,
  PresenceRow,
  PresenceStatus,
  PresenceStore,
  Telling,
} from './presence.store.ts';

export type { Attention, ChosenStatus, PresenceRow, PresenceStatus };

/** How somebody is present, as the one who asks may see it. */
export interface Seen {
  status: PresenceStatus;
  lastSeenAt: Date | null;
}

export interface Heartbeat {
  deviceId: string;
  state: 'ACTIVE' | 'IDLE' | 'CLOSED';
  chosen?: ChosenStatus | null;
  showing?: string | null;
}

export interface PresenceServiceOptions {
  store: PresenceStore;
  due: DueList;
  acquaintances: Acquaintances;
  announcer: Announcer;
  limiter: RateLimiter;
}

const HEARTBEATS = { burst: 60, everySeconds: 1 };
const CHOICES = { burst: 20, everySeconds: 3 };
const MOST_PEOPLE = 500;
const LONGEST_CHOICE_MS = 30 * 86_400_000;

/** Who is there, from signs of all their devices and what they have chosen. Who is invisible looks offline, in all that others can get. */
export class PresenceService {
  constructor(private readonly options: PresenceServiceOptions) {}

  async heartbeat(viewer: Viewer | null, { deviceId, state, chosen = null, showing = null }: Heartbeat): Promise<PresenceRow> {
    const { id } = requireViewer(viewer);
    const device = readDeviceId('deviceId', deviceId);
    if (showing !== null && !isId(showing)) throw new BadUserInput('showing', 'Give the id of a conversation.');
    await this.options.limiter.take(`heartbeat:${id}`, HEARTBEATS);
    const { store } = this.options;
    if (state === 'CLOSED') return this.announce(id, await store.close(id, device));
    const sign = { deviceId: device, state, chosen, showing: state === 'ACTIVE' ? showing : null };
    return this.announce(id, await store.beat(id, sign));
  }

  async choose(viewer: Viewer | null, status: ChosenStatus, until: Date | null): Promise<PresenceRow> {
    const { id } = requireViewer(viewer);
    const fromNow = until === null ? 1 : until.getTime() - Date.now();
    if (!(fromNow > 0)) throw new BadUserInput('until', 'Give a time to come.');
    if (fromNow > LONGEST_CHOICE_MS) throw new BadUserInput('until', 'Give a time within 30 days.');
    await this.options.limiter.take(`status:${id}`, CHOICES);
    return this.announce(id, await this.options.store.choose(id, status, until));
  }

  own(viewer: Viewer | null): Promise<PresenceRow> {
    return this.options.store.find(requireViewer(viewer).id);
  }

  /** In the order of the ids: null where the viewer may not see the person. */
  async seenBy(viewer: Viewer | null, userIds: readonly string[]): Promise<(Seen | null)[]> {
    const { id } = requireViewer(viewer);
    const visible = await this.options.acquaintances.seenBy(id, userIds);
    return Promise.all(
      userIds.map(async (userId, index) => {
        if (!visible[index]) return null;
        const row = await this.options.store.find(userId);
        return userId === id ? seenByOneself(row) : seenByOthers(row);
      }),
    );
  }

  /** For those who were let in when they opened their subscription: nobody else is shown such a passport. */
  async seenByAudience(audience: string, userId: string): Promise<Seen> {
    if (audience === audienceOfOwnPresence(userId)) return seenByOneself(await this.options.store.find(userId));
    if (audience !== audienceOfPresence(userId)) throw new Unauthenticated();
    return seenByOthers(await this.options.store.find(userId));
  }

  /** Whether the person has chosen to be seen by nobody. */
  async isHiding(userId: string): Promise<boolean> {
    return (await this.options.store.find(userId)).chosen === 'INVISIBLE';
  }

  /** In the order of the ids, also of those who hide: what of it is shown to whom is not decided here. */
  attentionOf(userIds: readonly string[]): Promise<Attention[]> {
    return Promise.all(userIds.map((userId) => this.options.store.attention(userId)));
  }

  /** People whom the viewer may not see are left out, and come in when that changes. */
  async open(viewer: Viewer | null, args: Record<string, unknown>): Promise<Opened> {
    const { id } = requireViewer(viewer);
    const userIds = readUserIds(args.userIds);
    const { acquaintances, announcer } = this.options;
    const visible = await acquaintances.seenBy(id, userIds);
    const seen = userIds.filter((_, index) => visible[index]);
    return {
      topics: seen.map((userId) => ({
        topic: announcer.topic(userId === id ? 'presence/own' : 'presence/user', userId),
        audience: userId === id ? audienceOfOwnPresence(id) : audienceOfPresence(userId),
        payload: { userId },
        head: null,
        from: null,
      })),
      wakeUps: [announcer.topic('presence/visibility', id)],
    };
  }

  /** Time has passed for this person: devices may have gone, a choice may have ended, a change may wait to be told. */
  async settle(userId: string): Promise<void> {
    await this.announce(userId, await this.options.store.settle(userId));
  }

  /** Something else of the person has changed that those show who watch them, such as their name or custom status. */
  async retell(userId: string): Promise<void> {
    await this.tell(userId, { others: true, own: true });
  }

  async forget(userId: string): Promise<void> {
    await this.tell(userId, { others: await this.options.store.forget(userId), own: false });
  }

  private async announce(userId: string, { row, telling, againAt }: PresenceChange): Promise<PresenceRow> {
    await Promise.all([
      againAt !== null && this.options.due.add(userId, againAt),
      telling !== null && this.tellOnce(userId, telling),
    ]);
    return row;
  }

  /** What could not be published is given to whoever looks at the person next. */
  private async tellOnce(userId: string, telling: Telling): Promise<void> {
    const isTold = await this.tell(userId, { others: telling.others !== '0', own: telling.own !== '0' });
    if (isTold) await this.options.store.told(userId, telling);
  }

  private async tell(userId: string, { others, own }: { others: boolean; own: boolean }): Promise<boolean> {
    const { announcer } = this.options;
    const published = await Promise.all([
      !others || announcer.tell('presence/user', userId, { userId }),
      !own || announcer.tell('presence/own', userId, { userId }),
    ]);
    return published.every(Boolean);
  }
}

const seenByOthers = ({ shown, seenAt }: PresenceRow): Seen => ({
  status: shown,
  lastSeenAt: shown === 'OFFLINE' ? seenAt : null,
});

const seenByOneself = ({ own, seenAt }: PresenceRow): Seen => ({ status: own, lastSeenAt: own === 'OFFLINE' ? seenAt : null });

function readUserIds(given: unknown): string[] {
  if (!Array.isArray(given)) throw new BadUserInput('userIds', 'Give ids of people.');
  if (given.length === 0) throw new BadUserInput('userIds', 'Give at least one person.');
  if (given.length > MOST_PEOPLE) throw new BadUserInput('userIds', `Give at most ${MOST_PEOPLE} people.`);
  if (!given.every(isId)) throw new BadUserInput('userIds', 'Give ids of people.');
  return [...new Set(given)];
}
