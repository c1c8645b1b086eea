import type { EventLog } from '@parley/kit/event-log/event-log';
import type { DueList } from '../due/due-list.ts';
import type { CallSignalDraft } from './call.store.ts';
import type { MissedCall, RingingChange, RingingStore } from './ringing.store.ts';

export interface RingingServiceOptions {
  store: RingingStore;
  due: DueList;
  /** Where the event log is written to; this subgraph has no database and so no outbox. */
  eventLog: Pick<EventLog, 'append'>;
}

const STREAM = 'presence';

/**
 * Follows what rings, and announces the calls that nobody took. A call is listed as due before its first ring is acknowledged and stays there until its
 * event lies in the log, whichever node gets so far: it is announced at least once, and always as the same event.
 */
export class RingingService {
  constructor(private readonly options: RingingServiceOptions) {}

  async follow(signal: Pick<CallSignalDraft, 'kind' | 'callId' | 'conversationId' | 'fromUserId' | 'toUserId'>): Promise<void> {
    const { kind, fromUserId, toUserId, ...where } = signal;
    if (fromUserId === toUserId) return;
    const { store } = this.options;
    const own = { ...where, callerId: fromUserId };
    const theirs = { ...where, callerId: toUserId };
    if (kind === 'RING') await this.lookLater(await store.ring(own, toUserId));
    if (kind === 'ACCEPT') await store.take(theirs, fromUserId);
    if (kind === 'DECLINE') await this.lookLater(await store.decline(theirs, fromUserId));
    if (kind === 'HANG_UP') {
      await this.lookLater(await store.decline(theirs, fromUserId));
      await this.lookLater(await store.callOff(own, toUserId));
    }
  }

  /** Time has passed, or the last one whom it rang at has answered: it may be known by now who has missed the call. */
  async settle(key: string): Promise<void> {
    const { change, missed } = await this.options.store.settle(key);
    await this.lookLater(change);
    if (missed === null) return;
    await this.announce(missed);
    await this.options.store.told(key);
  }

  private async lookLater({ key, againAt }: RingingChange): Promise<void> {
    if (againAt !== null) await this.options.due.add(key, againAt);
  }

  private async announce({ eventId, at, ...call }: MissedCall): Promise<void> {
    const time = at.toISOString();
    await this.options.eventLog.append(STREAM, [
      {
        // Nobody asks this stream what it remembers; it grows all the same.
        number: at.getTime(),
        event: { id: eventId, name: 'call.missed', key: call.conversationId, at: time, payload: { ...call, at: time } },
      },
    ]);
  }
}
