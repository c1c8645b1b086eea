import type { Database } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import type { DeliveryDraft, DeliveryPlan } from '../delivery/delivery.ts';
import { unreadChanged } from '../notification/unread-changed.ts';
import type { Decision } from '../rule/facts.ts';
import { togetherNow } from '../together-now.ts';
import type { Added, NewNotification, TellingStore } from './telling.store.ts';

export interface WritingOptions {
  atomically: Database['atomically'];
  store: TellingStore;
  deliveries: DeliveryPlan;
  outbox: Pick<Outbox, 'addAll'>;
}

export interface Told extends NewNotification {
  decision: Extract<Decision, { tell: true }>;
}

const MOST_TOGETHER = 16;

/** Writes down what people are told, the deliveries that it calls for, and what is announced of it: all of it or nothing. */
export class Writing {
  /** A commit costs much more than what it holds, so that what is decided at the same moment shares one. */
  readonly write = togetherNow<readonly Told[], true>(async (tales) => {
    try {
      await this.commit(tales.flat());
      return tales.map(() => true);
    } catch (error) {
      return tales.length === 1 ? [error as Error] : this.writeAlone(tales);
    }
  }, MOST_TOGETHER);

  constructor(private readonly options: WritingOptions) {}

  /** One after the other, so that none fails for another. */
  private async writeAlone(tales: readonly (readonly Told[])[]): Promise<(true | Error)[]> {
    const results: (true | Error)[] = [];
    for (const tale of tales) {
      results.push(
        await this.commit(tale).then(
          () => true as const,
          (error: Error) => error,
        ),
      );
    }
    return results;
  }

  private commit(told: readonly Told[]): Promise<void> {
    const { atomically, store, deliveries, outbox } = this.options;
    const byId = new Map(told.map((one) => [one.id, one]));
    return atomically(async () => {
      const added = await store.add(told, new Date());
      const drafts = added.flatMap(({ id }) => draftsOf(byId.get(id)));
      if (drafts.length > 0) await deliveries.add(drafts);
      const listed = added.filter(({ id }) => byId.get(id)?.inApp);
      const listeners = [...new Set(listed.map(({ userId }) => userId))];
      await outbox.addAll([...added.map(notificationAdded), ...listeners.map(unreadChanged)]);
    });
  }
}

function draftsOf(told: Told | undefined): DeliveryDraft[] {
  if (told === undefined) return [];
  const { id, userId, decision } = told;
  const ways = [
    ['EMAIL', decision.emailAt],
    ['PUSH', decision.pushAt],
  ] as const;
  return ways.flatMap(([channel, dueAt]): DeliveryDraft[] =>
    dueAt === null ? [] : [{ userId, channel, content: { kind: 'notification', notificationId: id }, dueAt }],
  );
}

function notificationAdded({ id, userId, number }: Added) {
  return {
    name: 'notification.added' as const,
    key: userId,
    payload: { userId, notificationId: id, number, revision: number },
    topic: { kind: 'notifications/person' as const, id: userId },
  };
}
