import { Migration } from '@mikro-orm/migrations';
import { OUTBOX_DDL } from '@parley/kit/outbox';

export class Accounts extends Migration {
  override up(): void {
    this.addSql(`
create table account (
  id uuid primary key,
  email text,
  email_key text unique,
  email_verified_at timestamptz,
  password_hash text,
  password_changed_at timestamptz not null,
  roles text[] not null,
  token_version integer not null,
  suspended_at timestamptz,
  erased_at timestamptz,
  joined_at timestamptz not null,
  name text not null,
  bio text not null,
  locale text,
  time_zone text,
  status_emoji text,
  status_text text,
  status_until timestamptz,
  found_by_email boolean not null
);

create table session (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  seed text not null,
  generation integer not null,
  device_name text,
  agent text not null,
  address text not null,
  started_at timestamptz not null,
  refreshed_at timestamptz not null,
  ended_at timestamptz
);
create index session_of_account on session (account_id);
create index session_refreshed on session (refreshed_at);

create table revocation_list (
  epoch uuid not null default gen_random_uuid(),
  head bigint not null
);
insert into revocation_list (head) values (0);

create table revocation (
  number bigint primary key,
  subject text not null,
  version integer,
  at timestamptz not null
);
create index revocation_at on revocation (at);

create table api_key (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  name text not null,
  scopes text[] not null,
  secret_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
create index api_key_of_account on api_key (account_id);

create table link (
  token_hash text primary key,
  purpose text not null,
  account_id uuid not null references account on delete cascade,
  email text not null,
  expires_at timestamptz not null
);
create index link_of_account on link (account_id, purpose);
create index link_expires on link (expires_at);

create table second_factor (
  account_id uuid primary key references account on delete cascade,
  sealed_secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null
);

create table recovery_code (
  account_id uuid not null references account on delete cascade,
  code_hash text not null,
  primary key (account_id, code_hash)
);
`);
    this.addSql(OUTBOX_DDL);
  }
}
