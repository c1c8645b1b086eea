import { NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Place, Replay, Replayed, ReplayedEvent } from '@parley/kit/live/contract';
import { positionAt } from '../position.ts';
import type { ChangedRow } from '../store/store.ts';
import type { ConversationTopic } from './conversation-topic.ts';
import type { Change } from './heard.ts';
import type { Together } from './together.ts';

export interface ReplayServiceOptions {
  together: Together;
  topic: ConversationTopic;
  /** Whoever has missed more changes of a conversation loads it afresh. */
  mostChanges: number;
}

/** What whoever stands at a place of a conversation has missed, from the database. */
export class ReplayService {
  constructor(private readonly options: ReplayServiceOptions) {}

  async replay({ topic, from, limit, viewers }: Replay): Promise<Replayed> {
    const conversationId = this.options.topic.conversationOf(topic);
    const missed = await this.missedSince(conversationId, from, limit);
    // Last: whoever is a member by now was one when all this was read.
    return { lost: await this.lostOf(conversationId, viewers), ...missed };
  }

  /**
   * The head is read before the messages. Revisions are taken one after the other, so all up to the highest among the new messages is there
   * when the changes are read: up to it the answer is whole. What is changed after that is left to the next question, lest the place that
   * is reached passes over something new.
   */
  private async missedSince(conversationId: string, from: Place, limit: number): Promise<Omit<Replayed, 'lost'>> {
    const { together, mostChanges } = this.options;
    const [epoch, head] = await Promise.all([together.epoch(), together.head(conversationId)]);
    if (head === null) throw new NotFound('This topic');
    const { number, revision } = from;
    if (from.epoch !== epoch || number > head.number || revision > head.revision || head.revision - revision > mostChanges) {
      return { reset: true, events: [], more: false, until: positionAt(epoch, head) };
    }

    const asked = { conversationId, number, revision };
    const fresh = await together.newSince({ ...asked, limit });
    const last = Math.max(number, ...fresh.map((message) => message.number));
    const events = fresh.map((message) => ({
      payload: payloadOf(conversationId, message, 'sent'),
      place: { epoch, number: message.number, revision },
    }));
    if (fresh.length === limit) return { reset: false, events, more: true, until: { epoch, number: last, revision } };

    const whole = Math.max(head.revision, ...fresh.map((message) => message.revision));
    const room = limit - fresh.length;
    const told = new Map(fresh.map((message) => [message.number, message.revision]));
    const changed = (await together.changedSince({ ...asked, number: last, limit: limit + 1 })).filter(
      (message) => message.revision <= whole && told.get(message.number) !== message.revision,
    );
    const changes = changed.slice(0, room).map(
      (message): ReplayedEvent => ({
        payload: payloadOf(conversationId, message, message.deleted ? 'deleted' : 'changed'),
        place: { epoch, number: last, revision: message.revision },
      }),
    );
    const all = [...events, ...changes];
    const until = changes.at(-1)?.place;
    if (changed.length > room && until !== undefined) return { reset: false, events: all, more: true, until };
    return { reset: false, events: all, more: false, until: { epoch, number: last, revision: whole } };
  }

  private async lostOf(conversationId: string, viewers: readonly string[]): Promise<string[]> {
    const present = await Promise.all(
      viewers.map((userId) => (isId(userId) ? this.options.together.member({ conversationId, userId }) : null)),
    );
    return viewers.filter((_, index) => present[index] === null);
  }
}

function payloadOf(conversationId: string, { number, revision }: ChangedRow, change: Change) {
  return { conversationId, number, revision, change };
}
