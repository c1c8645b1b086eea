import type { Database } from '@parley/kit/database';
import type { NotificationKind } from '../notification/kind.ts';
import { togetherNow } from '../together-now.ts';
import type { Happening } from './happening.ts';

/** What one person is told. */
export interface NewNotification {
  id: string;
  userId: string;
  kind: NotificationKind;
  inApp: boolean;
  happening: Happening;
}

/** What was added, with the number that it got. */
export interface Added {
  id: string;
  userId: string;
  number: number;
}

const HOLD = `
insert into recipient (user_id, number, erased)
select distinct user_id, 0, false from jsonb_to_recordset(?::jsonb) as asked (user_id uuid) order by user_id
on conflict (user_id) do update set number = recipient.number`;

const ADD = `
with asked as (
  select * from jsonb_to_recordset(?::jsonb) as asked (id uuid, user_id uuid, kind text, in_app boolean, source text, actor_id uuid,
    conversation_id uuid, message_number integer, message_id text, thread_root integer, emoji text)
), fresh as (
  select asked.*, row_number() over (partition by user_id order by id)::integer as place from asked
  where not exists (select 1 from notification told where told.user_id = asked.user_id and told.source = asked.source)
), raised as (
  update recipient set number = recipient.number + more.count
  from (select user_id, count(*)::integer as count from fresh group by user_id) more
  where recipient.user_id = more.user_id and not recipient.erased
  returning recipient.user_id, recipient.number - more.count as before
)
insert into notification (id, user_id, number, source, kind, actor_id, conversation_id, message_number, message_id, thread_root, emoji,
  in_app, at, read_at)
select fresh.id, fresh.user_id, raised.before + fresh.place, fresh.source, fresh.kind, fresh.actor_id, fresh.conversation_id,
  fresh.message_number, fresh.message_id, fresh.thread_root, fresh.emoji, fresh.in_app, ?, null
from fresh join raised on raised.user_id = fresh.user_id
returning id, user_id as "userId", number`;

const TOLD = {
  name: 'telling-told',
  text: `select told.user_id as "userId", told.source from notification told
    join unnest($1::uuid[], $2::text[]) as asked (user_id, source) on asked.user_id = told.user_id and asked.source = told.source`,
};

/** Where what people are told is written down. */
export class TellingStore {
  private readonly wasTold = togetherNow<{ userId: string; source: string }, boolean>(async (asked) => {
    const values = [asked.map(({ userId }) => userId), asked.map(({ source }) => source)];
    const rows = await this.database.prepared<{ userId: string; source: string }>(TOLD, values);
    const told = new Set(rows.map(({ userId, source }) => `${userId} ${source}`));
    return asked.map(({ userId, source }) => told.has(`${userId} ${source}`));
  });

  constructor(private readonly database: Database) {}

  /**
   * Within a transaction. Takes the row of each person first, always in the same order, so that transactions wait for each other and never in a
   * circle, and a person's numbers are committed one after the other. Who was told of it before, or is erased, is left out.
   */
  async add(notifications: readonly NewNotification[], at: Date): Promise<Added[]> {
    const { em } = this.database;
    const asked = JSON.stringify(notifications.map(columnsOf));
    await em.execute(HOLD, [asked]);
    return em.execute<Added[]>(ADD, [asked, at]);
  }

  /** Outside of transactions: those among these people who were told of it already. */
  async toldAmong(source: string, userIds: readonly string[]): Promise<ReadonlySet<string>> {
    const told = await Promise.all(userIds.map((userId) => this.wasTold({ userId, source })));
    return new Set(userIds.filter((_, index) => told[index]));
  }
}

function columnsOf({ id, userId, kind, inApp, happening }: NewNotification) {
  const { source, actorId, conversationId, messageNumber, messageId, threadRoot, emoji } = happening;
  return {
    id,
    user_id: userId,
    kind,
    in_app: inApp,
    source,
    actor_id: actorId,
    conversation_id: conversationId,
    message_number: messageNumber,
    message_id: messageId,
    thread_root: threadRoot,
    emoji,
  };
}
