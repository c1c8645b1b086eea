import type { Database } from '@parley/kit/database';

/** Enough of everything that PostgreSQL would rather not read it all: 20,000 conversations, of which 400 have 100 messages and 20 people each. */
export async function fillWithManyRows({ em }: Database): Promise<void> {
  await em.execute(`
create function id_of(kind text, number integer) returns uuid language sql immutable as $$ select md5(kind || number)::uuid $$;

insert into conversation (id, kind, name, is_public, created_by, created_at, history_for_new_members, archive_after_days,
  status, member_count, last_message_at, number, revision, counted, archived_number, archive_due_at)
select id_of('conversation', c), case when c % 10 = 0 then 'CHANNEL' when c % 10 = 5 then 'BUSINESS' else 'GROUP' end, 'Room ' || c, c % 10 = 0, id_of('person', c), now(), true, 90,
  case when c % 10 = 5 then case when c % 100 = 5 then 'OPEN' else 'RESOLVED' end end, 20, now(), 100, 100, 100, 0, now() + make_interval(days => c)
from generate_series(1, 20000) c;

insert into member (conversation_id, user_id, role, joined_at, joined_number, hidden_up_to, read_number, read_counted, delivered_number, level)
select id_of('conversation', c), id_of('person', (c + m * 37) % 2000), case when m = 1 then 'OWNER' else 'MEMBER' end, now(), 0, 0, 50, 50, 60, 'ALL'
from generate_series(1, 400) c, generate_series(1, 20) m;

insert into message (conversation_id, number, revision, counted, sender_id, client_id, sent_at, changed_at, body, mentions, thread_root,
  thread_counted, attachments, edits, reactions, pinned_at)
select id_of('conversation', c), n, n, n, id_of('person', (c + n * 37) % 2000), 'client-' || n, now() - make_interval(mins => 100 - n),
  now() - make_interval(mins => (100 - n) * 400 + c), 'Hello', '{}', case when n % 5 = 0 then 1 end, case when n % 5 = 0 then n / 5 end,
  '[]', '[]', '[]', case when n % 50 = 0 then now() end
from generate_series(1, 400) c, generate_series(1, 100) n;

insert into message_audit (conversation_id, revision, number, sender_id, deleted_by, deleted_at)
select conversation_id, revision, number, sender_id, sender_id, sent_at from message;

insert into pointer_move (conversation_id, user_id, kind, number, at)
select conversation_id, user_id, kind, n * 5, now() from member, generate_series(1, 3) n, unnest(array['READ', 'DELIVERED']) kind;

insert into thread (conversation_id, root, reply_count, last_reply_at)
select id_of('conversation', c), n, 20, now() from generate_series(1, 400) c, generate_series(1, 10) n;

insert into thread_read (user_id, conversation_id, root, thread_counted)
select id_of('person', p), id_of('conversation', (p + n) % 400 + 1), 1, 5 from generate_series(1, 2000) p, generate_series(1, 5) n;

insert into bookmark (user_id, conversation_id, number, at)
select id_of('person', p), id_of('conversation', n), n, now() from generate_series(1, 2000) p, generate_series(1, 5) n;

insert into draft (user_id, conversation_id, thread_root, body, saved_at)
select id_of('person', p), id_of('conversation', n), 0, 'Draft', now() from generate_series(1, 2000) p, generate_series(1, 5) n;

analyze;
`);
}
