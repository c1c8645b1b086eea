import { Migration } from '@mikro-orm/migrations';

export class Deliveries extends Migration {
  override up(): void {
    this.addSql(`
create table push_device (
  id uuid primary key,
  user_id uuid not null,
  provider text not null check (provider in ('WEB_PUSH', 'FCM')),
  -- What names it to its provider: an endpoint, or a token.
  address text not null,
  -- Of web push: what is said to it is encrypted for these.
  p256dh text,
  auth text,
  name text not null,
  -- It is forgotten with the session that it was registered with.
  session_id uuid,
  registered_at timestamptz(3) not null,
  unique (provider, address)
);
create index push_device_of_user on push_device (user_id);
create index push_device_of_session on push_device (session_id);

-- The truth of each delivery. A job in Redis only says that it is time to look at it.
create table delivery (
  id uuid primary key,
  user_id uuid not null,
  channel text not null check (channel in ('EMAIL', 'WEB_PUSH', 'FCM')),
  content jsonb not null,
  -- The same as one word, by which it is known when it is planned again.
  content_key text not null,
  -- Of push.
  device_id uuid,
  status text not null default 'WAITING' check (status in ('WAITING', 'SENT', 'SKIPPED', 'FAILED')),
  -- Counted before each try: who holds it knows by this number whether another has taken it up since.
  attempts integer not null default 0,
  -- When it is tried next.
  due_at timestamptz(3) not null,
  -- Until then other notifications by mail may travel with it, as long as nobody has tried it.
  open_until timestamptz(3),
  held_until timestamptz(3),
  -- When a job was asked for last.
  queued_at timestamptz(3) not null,
  first_tried_at timestamptz(3),
  reason text,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create unique index delivery_once on delivery (user_id, channel, content_key, device_id) nulls not distinct;
create index delivery_waiting on delivery (due_at) where status = 'WAITING';
create index delivery_open on delivery (user_id) where status = 'WAITING' and open_until is not null;
create index delivery_ended on delivery (ended_at) where ended_at is not null;
create index delivery_by_status on delivery (status, id desc);

-- Which notifications travel by mail, each with one delivery.
create table delivery_notification (
  notification_id uuid primary key,
  delivery_id uuid not null references delivery on delete cascade
);
create index delivery_notification_of_delivery on delivery_notification (delivery_id);
`);
  }
}
