import { Migration } from '@mikro-orm/migrations';

export class Renditions extends Migration {
  override up(): void {
    this.addSql(`
create table rendition (
  file_id uuid not null,
  size text not null,
  type text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  blob_key text not null,
  primary key (file_id, size)
);

-- A job is there until its outcome is. Whoever works on it holds it for a while, and others may take it up afterwards.
create table rendition_job (
  file_id uuid primary key,
  blob_key text not null,
  type text not null,
  -- Where its pictures are put, by size: chosen once, so that no attempt leaves anything that the next one does not write over.
  picture_keys jsonb not null,
  attempts integer not null default 0,
  due_at timestamptz not null
);
create index rendition_job_due on rendition_job (due_at);
`);
  }
}
