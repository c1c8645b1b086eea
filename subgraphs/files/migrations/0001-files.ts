import { Migration } from '@mikro-orm/migrations';
import { OUTBOX_DDL } from '@parley/kit/outbox';

export class Files extends Migration {
  override up(): void {
    this.addSql(`
create table file (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  status text not null check (status in ('PENDING', 'RECEIVED', 'CHECKED', 'READY', 'QUARANTINED', 'DELETED')),
  bytes integer not null,
  sha256 text,
  blob_key text not null,
  kind text,
  type text,
  scanned boolean,
  width integer,
  height integer,
  duration_ms integer,
  moving boolean not null default false,
  blurhash text,
  dominant_colour text,
  created_at timestamptz not null,
  due_at timestamptz(3),
  claimed_until timestamptz(3)
);
create index file_of_owner on file (owner_id, id desc);
create index file_same on file (owner_id, sha256);
create index file_of_blob on file (blob_key);
create index file_due on file (due_at) where due_at is not null;

create table direct_upload (
  file_id uuid primary key references file on delete cascade,
  upload_id text,
  part_bytes integer not null,
  sha256 text,
  expires_at timestamptz not null
);

create table avatar (
  user_id uuid primary key,
  file_id uuid not null references file on delete cascade
);
create index avatar_file on avatar (file_id);

-- Contents that nothing leads to any more: written in the transaction that lets go of them, so that a crash forgets none.
create table blob_to_delete (
  blob_key text primary key,
  since timestamptz not null
);
create index blob_to_delete_since on blob_to_delete (since);
`);
    this.addSql(OUTBOX_DDL);
  }
}
