import { Migration } from '@mikro-orm/migrations';

export class People extends Migration {
  override up(): void {
    this.addSql(`
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- unaccent is only stable, because its dictionary could be changed. Ours is named and stays, so that an index may rest on it.
create function fold(words text) returns text language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize(words, NFKC)));

create index account_name_words on account using gin (fold(name) gin_trgm_ops) where erased_at is null;

create table contact (
  owner_id uuid not null references account on delete cascade,
  other_id uuid not null references account on delete cascade,
  state text not null check (state in ('requested', 'received', 'accepted', 'declined', 'blocked')),
  since timestamptz not null,
  primary key (owner_id, other_id),
  check (owner_id <> other_id)
);
create index contact_list on contact (owner_id, state, since desc, other_id);
create index contact_other on contact (other_id);

create table email_change (
  account_id uuid primary key references account on delete cascade,
  email text not null,
  requested_at timestamptz not null
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  action text not null,
  actor_id uuid,
  subject_id uuid,
  address text,
  agent text,
  details jsonb not null
);
create index audit_by_action on audit_entry (action, id desc);
create index audit_by_actor on audit_entry (actor_id, id desc);
create index audit_by_subject on audit_entry (subject_id, id desc);
create index audit_by_time on audit_entry (at);

create table sent_mail (
  event_id uuid not null,
  letter text not null,
  at timestamptz not null,
  primary key (event_id, letter)
);
create index sent_mail_at on sent_mail (at);
`);
  }
}
