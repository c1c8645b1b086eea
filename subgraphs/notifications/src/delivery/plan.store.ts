import type { Database } from '@parley/kit/database';
import type { DeliveryRow } from './delivery.entity.ts';

export type PlannedRow = Pick<
  DeliveryRow,
  'id' | 'userId' | 'channel' | 'content' | 'contentKey' | 'deviceId' | 'dueAt' | 'openUntil' | 'createdAt'
>;

/** A mail of notifications that nobody has tried yet. */
export interface OpenMail {
  id: string;
  userId: string;
  dueAt: number;
  openUntil: number;
}

/** What planning asks and writes, within its transaction, in as many statements for many drafts as for one. */
export class PlanStore {
  constructor(private readonly database: Database) {}

  /** Until the transaction under way ends nobody else plans mails of notifications for these people. */
  async holdPeople(userIds: readonly string[]): Promise<void> {
    // In one order, so that two that plan for the same people do not wait for each other.
    const names = [...userIds].sort().map((userId) => `notifications/mail/${userId}`);
    await this.database.em.execute(
      'select pg_advisory_xact_lock(hashtextextended(name, 0)) from jsonb_array_elements_text(?::jsonb) as name',
      [JSON.stringify(names)],
    );
  }

  /** Which of these notifications travel by mail already. */
  async mailed(notificationIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.em.execute<{ id: string }[]>(
      'select notification_id as id from delivery_notification where notification_id in (?)',
      [notificationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Nobody begins to send them until the transaction under way ends. */
  async openMails(userIds: readonly string[]): Promise<OpenMail[]> {
    const rows = await this.database.em.execute<{ id: string; userId: string; dueAt: string; openUntil: string }[]>(
      `select id, user_id as "userId", due_at as "dueAt", open_until as "openUntil" from delivery
       where user_id in (?) and channel = 'EMAIL' and status = 'WAITING' and open_until is not null and attempts = 0
       order by id for update`,
      [userIds],
    );
    return rows.map((row) => ({ ...row, dueAt: Date.parse(row.dueAt), openUntil: Date.parse(row.openUntil) }));
  }

  /** Gives the ids of those that were not planned before. */
  async add(rows: readonly PlannedRow[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const added = await this.database.em.execute<{ id: string }[]>(
      `insert into delivery (id, user_id, channel, content, content_key, device_id, due_at, open_until, queued_at, created_at)
       select "id", "userId", "channel", "content", "contentKey", "deviceId", "dueAt", "openUntil", now(), "createdAt"
       from jsonb_to_recordset(?::jsonb) as planned("id" uuid, "userId" uuid, "channel" text, "content" jsonb, "contentKey" text,
         "deviceId" uuid, "dueAt" timestamptz, "openUntil" timestamptz, "createdAt" timestamptz)
       on conflict do nothing returning id`,
      [JSON.stringify(rows)],
    );
    return new Set(added.map(({ id }) => id));
  }

  /** Which notification travels with which delivery. */
  async join(pairs: readonly { notificationId: string; deliveryId: string }[]): Promise<void> {
    if (pairs.length === 0) return;
    await this.database.em.execute(
      `insert into delivery_notification (notification_id, delivery_id)
       select "notificationId", "deliveryId" from jsonb_to_recordset(?::jsonb) as pair("notificationId" uuid, "deliveryId" uuid)
       on conflict do nothing`,
      [JSON.stringify(pairs)],
    );
  }

  async waitUntil(mails: readonly OpenMail[]): Promise<void> {
    if (mails.length === 0) return;
    const times = mails.map(({ id, dueAt }) => ({ id, dueAt: new Date(dueAt) }));
    await this.database.em.execute(
      `update delivery set due_at = greatest(due_at, "dueAt") from jsonb_to_recordset(?::jsonb) as mail("id" uuid, "dueAt" timestamptz)
       where delivery.id = mail."id"`,
      [JSON.stringify(times)],
    );
  }
}
