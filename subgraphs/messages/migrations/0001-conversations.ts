import { Migration } from '@mikro-orm/migrations';
import { OUTBOX_DDL } from '@parley/kit/outbox';

/**
 * Times are kept to the millisecond, as positions in lists are written with them. A row that every message changes (conversation, member,
 * thread) leaves room on its page and has no index on what changes, so that PostgreSQL rewrites it in place.
 */
export class Conversations extends Migration {
  override up(): void {
    this.addSql(`
create table store_life (
  epoch uuid not null
);
insert into store_life (epoch) values (gen_random_uuid());

create table conversation (
  id uuid primary key,
  kind text not null check (kind in ('DIRECT', 'GROUP', 'BUSINESS', 'CHANNEL')),
  name text,
  topic text,
  is_public boolean not null,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  history_for_new_members boolean not null,
  archive_after_days integer,
  archived_at timestamptz(3),
  member_count integer not null,
  last_message_at timestamptz(3) not null,
  status text check (status in ('OPEN', 'PENDING', 'RESOLVED')),
  assignee_id uuid,
  number integer not null,
  revision integer not null,
  counted integer not null,
  -- Messages up to this number are archived, and the next one is not due before this time.
  archived_number integer not null,
  archive_due_at timestamptz(3)
) with (fillfactor = 70);
create index conversation_public on conversation ((lower(name) collate "C"), id)
  where kind = 'CHANNEL' and is_public and archived_at is null;
create index conversation_archive_due on conversation (archive_due_at) where archive_due_at is not null;

create table member (
  conversation_id uuid not null references conversation,
  user_id uuid not null,
  role text not null check (role in ('OWNER', 'ADMIN', 'MEMBER', 'AGENT', 'CUSTOMER')),
  joined_at timestamptz(3) not null,
  left_at timestamptz(3),
  -- What the conversation's number was when the person joined.
  joined_number integer not null,
  hidden_up_to integer not null,
  read_number integer not null,
  read_counted integer not null,
  read_at timestamptz(3),
  delivered_number integer not null,
  delivered_at timestamptz(3),
  muted_until timestamptz(3),
  pinned_at timestamptz(3),
  archived_at timestamptz(3),
  level text not null check (level in ('ALL', 'MENTIONS', 'NONE')),
  nickname text,
  primary key (conversation_id, user_id)
) with (fillfactor = 80);
create index member_of on member (user_id) where left_at is null;
create index member_by_role on member (conversation_id, role, user_id) where left_at is null;

create table pointer_move (
  conversation_id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('READ', 'DELIVERED')),
  number integer not null,
  at timestamptz(3) not null,
  primary key (conversation_id, user_id, kind, number)
);

-- A message is only ever written together with its conversation's row, so it needs no foreign key to be checked again.
create table message (
  conversation_id uuid not null,
  number integer not null,
  revision integer not null,
  counted integer not null,
  sender_id uuid not null,
  client_id text not null,
  sent_at timestamptz(3) not null,
  system jsonb,
  body text not null,
  mentions jsonb not null,
  thread_root integer,
  thread_counted integer,
  quote jsonb,
  forwarded_from jsonb,
  attachments jsonb not null,
  edits jsonb not null,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  deleted_by uuid,
  pinned_at timestamptz(3),
  pinned_by uuid,
  reactions jsonb not null,
  archived_at timestamptz(3),
  changed_at timestamptz(3) not null,
  primary key (conversation_id, number)
);
create unique index message_revision on message (conversation_id, revision);
create unique index message_client_id on message (conversation_id, sender_id, client_id);
create index message_main_line on message (conversation_id, number) where thread_root is null;
create unique index message_thread on message (conversation_id, thread_root, number) where thread_root is not null;
create index message_pinned on message (conversation_id, pinned_at) where pinned_at is not null;
create index message_said on message (sender_id, conversation_id, number);
create index message_changed on message (changed_at);

create table thread (
  conversation_id uuid not null,
  root integer not null,
  reply_count integer not null,
  last_reply_at timestamptz(3) not null,
  primary key (conversation_id, root)
) with (fillfactor = 80);

create table thread_read (
  user_id uuid not null,
  conversation_id uuid not null,
  root integer not null,
  thread_counted integer not null,
  primary key (user_id, conversation_id, root)
) with (fillfactor = 80);

create table bookmark (
  user_id uuid not null,
  conversation_id uuid not null,
  number integer not null,
  note text,
  at timestamptz(3) not null,
  primary key (user_id, conversation_id, number)
);
create index bookmark_latest on bookmark (user_id, at, conversation_id, number);

-- A draft that was taken away keeps its row with an empty body, so that an older one cannot come back. The main line is thread 0.
create table draft (
  user_id uuid not null,
  conversation_id uuid not null,
  thread_root integer not null,
  body text not null,
  saved_at timestamptz(3) not null,
  primary key (user_id, conversation_id, thread_root)
);
`);
    this.addSql(OUTBOX_DDL);
  }
}
