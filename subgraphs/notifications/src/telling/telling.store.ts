import type { Database } from '@parley/kit/database';
import type { NotificationKind } from '../notification/kind.ts';
import type { Happening } from './happening.ts';

export interface NewNotification {
  id: string;
  userId: string;
  kind: NotificationKind;
  inApp: boolean;
}

/** What was added, with the number that it got. */
export interface Added {
  id: string;
  userId: string;
  number: number;
}

const HOLD = `
insert into recipient (user_id, number, erased)
select user_id, 0, false from jsonb_to_recordset(?::jsonb) as asked (user_id uuid) order by user_id
on conflict (user_id) do update set number = recipient.number`;

const ADD = `
with asked as (
  select * from jsonb_to_recordset(?::jsonb) as asked (id uuid, user_id uuid, kind text, in_app boolean)
), fresh as (
  select asked.* from asked
  where not exists (select 1 from notification told where told.user_id = asked.user_id and told.source = ?)
), raised as (
  update recipient set number = recipient.number + 1 from fresh
  where recipient.user_id = fresh.user_id and not recipient.erased
  returning recipient.user_id, recipient.number
)
insert into notification (id, user_id, number, source, kind, actor_id, conversation_id, message_number, message_id, emoji, in_app, at, read_at)
select fresh.id, fresh.user_id, raised.number, ?, fresh.kind, ?::uuid, ?::uuid, ?::integer, ?, ?, fresh.in_app, ?, null
from fresh join raised on raised.user_id = fresh.user_id
returning id, user_id, number`;

/** Where what people are told is written down. */
export class TellingStore {
  constructor(private readonly database: Database) {}

  /**
   * Within a transaction. Takes the row of each person first, always in the same order, so that transactions wait for each other and never in a
   * circle, and a person's numbers are committed one after the other. Who was told of it before, or is erased, is left out.
   */
  async add(happening: Happening, notifications: readonly NewNotification[], at: Date): Promise<Added[]> {
    const { em } = this.database;
    const asked = JSON.stringify(
      notifications.map(({ id, userId, kind, inApp }) => ({ id, user_id: userId, kind, in_app: inApp })),
    );
    await em.execute(HOLD, [asked]);
    const { source, actorId, conversationId, messageNumber, messageId, emoji } = happening;
    const rows = await em.execute<{ id: string; user_id: string; number: number }[]>(ADD, [
      asked,
      source,
      source,
      actorId,
      conversationId,
      messageNumber,
      messageId,
      emoji,
      at,
    ]);
    return rows.map(({ id, user_id: userId, number }) => ({ id, userId, number }));
  }

  /** Those among these people who were told of it already. */
  async toldAmong(source: string, userIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (userIds.length === 0) return new Set();
    const rows = await this.database.em.execute<{ user_id: string }[]>(
      'select user_id from notification where source = ? and user_id in (?)',
      [source, userIds],
    );
    return new Set(rows.map((row) => row.user_id));
  }
}
