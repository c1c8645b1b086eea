import type { Database } from '@parley/kit/database';
import { newId } from '@parley/kit/id';
import type { Outbox } from '@parley/kit/outbox';
import type { DeliveryDraft, DeliveryPlan } from '../delivery/delivery.ts';
import { unreadChanged } from '../notification/unread-changed.ts';
import type { Decision } from '../rule/facts.ts';
import { type Delays, decide } from '../rule/rules.ts';
import type { FactsService } from './facts.service.ts';
import type { Addressee, Happening } from './happening.ts';
import type { Added, NewNotification, TellingStore } from './telling.store.ts';

export interface TellingServiceOptions {
  atomically: Database['atomically'];
  store: TellingStore;
  facts: FactsService;
  deliveries: DeliveryPlan;
  outbox: Pick<Outbox, 'addAll'>;
  delays: Delays;
}

interface Told extends NewNotification {
  decision: Extract<Decision, { tell: true }>;
}

/** Tells people of what happened: asks for the facts, decides by the rules, and writes all that follows in one commit. */
export class TellingService {
  constructor(private readonly options: TellingServiceOptions) {}

  /** Any number of times: whoever was told of it before is not told again. True when anybody was told of it, now or before. */
  async tell(happening: Happening, addressees: readonly Addressee[]): Promise<boolean> {
    const { store, facts } = this.options;
    const before = await store.toldAmong(
      happening.source,
      addressees.map(({ userId }) => userId),
    );
    const open = addressees.filter(({ userId }) => !before.has(userId));
    const now = Date.now();
    const told = (await facts.of(happening, open, now)).flatMap((known, index): Told[] => {
      const decision = decide(known, this.options.delays);
      const userId = open[index]?.userId;
      if (userId === undefined || !decision.tell) return [];
      return [{ id: newId(now), userId, kind: decision.kind, inApp: decision.inApp, decision }];
    });
    if (told.length > 0) await this.write(happening, told);
    return before.size + told.length > 0;
  }

  private write(happening: Happening, told: readonly Told[]): Promise<void> {
    const { atomically, store, deliveries, outbox } = this.options;
    const byId = new Map(told.map((one) => [one.id, one]));
    return atomically(async () => {
      const added = await store.add(happening, told, new Date());
      const drafts = added.flatMap(({ id }) => draftsOf(byId.get(id)));
      if (drafts.length > 0) await deliveries.add(drafts);
      await outbox.addAll(added.flatMap((one) => announcementsOf(one, byId.get(one.id)?.inApp ?? false)));
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

function announcementsOf({ id, userId, number }: Added, inApp: boolean) {
  const added = {
    name: 'notification.added' as const,
    key: userId,
    payload: { userId, notificationId: id, number, revision: number },
    topic: { kind: 'notifications/person' as const, id: userId },
  };
  return inApp ? [added, unreadChanged(userId)] : [added];
}
