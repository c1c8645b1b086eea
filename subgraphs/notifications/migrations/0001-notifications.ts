import { Migration } from '@mikro-orm/migrations';
import { OUTBOX_DDL } from '@parley/kit/outbox';

/** A person's row in `recipient` is taken before anything of theirs is told, so it leaves room on its page and has no index on what changes. */
export class Notifications extends Migration {
  override up(): void {
    this.addSql(`
create table store_life (
  epoch uuid not null
);
insert into store_life (epoch) values (gen_random_uuid());

create table recipient (
  user_id uuid primary key,
  -- The number of the last notification of the person, which may be gone by now.
  number integer not null,
  -- Whoever was erased is told of nothing, also of what was being decided meanwhile.
  erased boolean not null
) with (fillfactor = 70);

create table notification (
  id uuid primary key,
  user_id uuid not null references recipient,
  number integer not null,
  -- What it tells of: nobody is told of the same twice.
  source text not null,
  kind text not null check (kind in ('MENTION', 'DIRECT_MESSAGE', 'REPLY', 'MESSAGE', 'REACTION', 'INVITATION', 'CONTACT_REQUEST',
    'CONTACT_ACCEPTED', 'MISSED_CALL', 'SECURITY')),
  actor_id uuid,
  conversation_id uuid,
  message_number integer,
  message_id text,
  emoji text,
  -- Whether it stands in the person's list; else it was made to be brought to them only.
  in_app boolean not null,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  unique (user_id, number),
  unique (user_id, source)
);
create index notification_unread on notification (user_id, conversation_id, message_number) where read_at is null;
create index notification_unread_list on notification (user_id, number desc) where read_at is null and in_app;
create index notification_of_message on notification (conversation_id, message_number) where conversation_id is not null;
create index notification_by on notification (actor_id) where actor_id is not null;
create index notification_at on notification (at);
create index notification_read_at on notification (read_at) where read_at is not null;

-- What a person wants otherwise than everybody.
create table preference (
  user_id uuid not null,
  kind text not null,
  in_app boolean not null,
  email boolean not null,
  push boolean not null,
  primary key (user_id, kind)
);

create table settings (
  user_id uuid primary key,
  -- Minutes of the day; both or neither.
  quiet_from smallint,
  quiet_until smallint,
  -- 1 is Monday, 7 Sunday.
  quiet_days smallint[] not null default '{1,2,3,4,5,6,7}',
  -- Null: that of the profile.
  time_zone text,
  check ((quiet_from is null) = (quiet_until is null))
);

-- Events of which everybody was told who was to be, for as long as the log may bring them again.
create table handled_event (
  event_id uuid primary key,
  at timestamptz(3) not null
);
create index handled_event_at on handled_event (at);
`);
    this.addSql(OUTBOX_DDL);
  }
}
