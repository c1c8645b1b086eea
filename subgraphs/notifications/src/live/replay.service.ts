import type { Replay, Replayed } from '@parley/kit/live/contract';
import type { NotificationStore } from '../notification/notification.store.ts';
import { placeAt } from '../position.ts';
import type { PersonTopic } from './person-topic.ts';
import type { Together } from './together.ts';

export interface ReplayServiceOptions {
  notifications: Pick<NotificationStore, 'above'>;
  together: Together;
  topic: PersonTopic;
}

/** Whoever was told of more while away loads the list afresh. */
const MOST_MISSED = 1000;

/** What a person was told while nobody listened, from the database. What was taken back meanwhile is left out. */
export class ReplayService {
  constructor(private readonly options: ReplayServiceOptions) {}

  async replay({ topic, from, limit, viewers }: Replay): Promise<Replayed> {
    const { notifications, together } = this.options;
    const userId = this.options.topic.personOf(topic);
    const lost = viewers.filter((viewer) => viewer !== userId);
    // Before the notifications, whose numbers are committed one after the other: all up to it are there.
    const [epoch, head] = await Promise.all([together.epoch(), together.head(userId)]);
    const none = { lost, events: [], more: false, until: placeAt(epoch, head) };
    if (from.epoch !== epoch || from.number > head || head - from.number > MOST_MISSED) return { ...none, reset: true };
    if (from.number === head) return { ...none, reset: false };

    const missed = await notifications.above(userId, from.number, limit);
    const events = missed.map(({ id, number }) => ({
      payload: { userId, notificationId: id, number, revision: number },
      place: placeAt(epoch, number),
    }));
    const last = missed.at(-1)?.number ?? 0;
    const more = missed.length === limit && last < head;
    return { lost, reset: false, events, more, until: placeAt(epoch, more ? last : Math.max(head, last)) };
  }
}
