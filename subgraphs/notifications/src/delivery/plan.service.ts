import type { Database } from '@parley/kit/database';
import { newId } from '@parley/kit/id';
import { contentKey } from './content-key.ts';
import type { DueDelivery } from './delivery.store.ts';
import type { Channel, DeliveryDraft, DeliveryPlan } from './delivery.ts';
import type { OpenMail, PlannedRow, PlanStore } from './plan.store.ts';

export interface PlanServiceOptions {
  database: Pick<Database, 'afterCommit'>;
  plans: PlanStore;
  /** Those that there is a carrier for. What would go out another way is not planned. */
  channels: ReadonlySet<Channel>;
  devices: { ofPeople(userIds: readonly string[]): Promise<{ id: string; userId: string; provider: 'WEB_PUSH' | 'FCM' }[]> };
  /** Has jobs made of what was committed. */
  queue(deliveries: readonly DueDelivery[]): void;
}

/** Notifications of one person whose times lie so near to each other go out in one mail. */
const BURST_MS = 600_000;

type NotificationDraft = DeliveryDraft & { content: { kind: 'notification' } };

const isNotification = (draft: DeliveryDraft): draft is NotificationDraft => draft.content.kind === 'notification';

export class PlanService implements DeliveryPlan {
  constructor(private readonly options: PlanServiceOptions) {}

  async add(drafts: readonly DeliveryDraft[]): Promise<void> {
    const { database, plans, channels, queue } = this.options;
    const mails = channels.has('EMAIL') ? drafts.filter(({ channel }) => channel === 'EMAIL') : [];
    const pushes = drafts.filter(({ channel }) => channel === 'PUSH');
    const alone = [
      ...mails.filter((draft) => !isNotification(draft)).map((draft) => planned(draft, 'EMAIL')),
      ...(await this.toDevices(pushes)),
    ];
    const bursts = await this.inBursts(mails.filter(isNotification));
    const added = await plans.add([...alone, ...bursts.fresh]);
    await plans.join(bursts.joined);
    await plans.waitUntil(bursts.later);
    const due = [...alone, ...bursts.fresh].filter(({ id }) => added.has(id));
    if (due.length > 0) database.afterCommit(() => queue(due));
  }

  private async toDevices(drafts: readonly DeliveryDraft[]): Promise<PlannedRow[]> {
    const { devices, channels } = this.options;
    if (drafts.length === 0 || !(channels.has('WEB_PUSH') || channels.has('FCM'))) return [];
    const known = await devices.ofPeople([...new Set(drafts.map(({ userId }) => userId))]);
    const byPerson = Map.groupBy(
      known.filter(({ provider }) => channels.has(provider)),
      ({ userId }) => userId,
    );
    return drafts.flatMap((draft) =>
      (byPerson.get(draft.userId) ?? []).map(({ id, provider }) => planned(draft, provider, { deviceId: id })),
    );
  }

  /** Each joins a mail that is open for its person, or opens one; it is never mailed before its own time. */
  private async inBursts(drafts: readonly NotificationDraft[]) {
    const fresh: PlannedRow[] = [];
    const joined: { notificationId: string; deliveryId: string }[] = [];
    const later = new Map<string, OpenMail>();
    if (drafts.length === 0) return { fresh, joined, later: [] };

    const { plans } = this.options;
    const people = [...new Set(drafts.map(({ userId }) => userId))];
    await plans.holdPeople(people);
    const mailed = await plans.mailed(drafts.map(({ content }) => content.notificationId));
    const open = await plans.openMails(people);
    for (const draft of drafts) {
      const { notificationId } = draft.content;
      if (mailed.has(notificationId)) continue;
      mailed.add(notificationId);
      const fitting = open.find((mail) => fits(mail, draft));
      if (fitting === undefined) {
        const openUntil = draft.dueAt + BURST_MS;
        const row = planned(draft, 'EMAIL', { openUntil: new Date(openUntil) });
        fresh.push(row);
        open.push({ id: row.id, userId: draft.userId, dueAt: draft.dueAt, openUntil });
        joined.push({ notificationId, deliveryId: row.id });
      } else {
        if (draft.dueAt > fitting.dueAt) later.set(fitting.id, Object.assign(fitting, { dueAt: draft.dueAt }));
        joined.push({ notificationId, deliveryId: fitting.id });
      }
    }
    return { fresh, joined, later: [...later.values()] };
  }
}

const fits = (mail: OpenMail, { userId, dueAt }: DeliveryDraft) =>
  mail.userId === userId && dueAt <= mail.openUntil && mail.dueAt <= dueAt + BURST_MS;

function planned(
  { userId, content, dueAt }: DeliveryDraft,
  channel: Channel,
  { deviceId = null, openUntil = null }: { deviceId?: string | null; openUntil?: Date | null } = {},
): PlannedRow {
  return {
    id: newId(),
    userId,
    channel,
    content,
    contentKey: contentKey(content),
    deviceId,
    dueAt: new Date(dueAt),
    openUntil,
    createdAt: new Date(),
  };
}
