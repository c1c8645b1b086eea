import { Migration } from '@mikro-orm/migrations';

export class DeadLetters extends Migration {
  override up(): void {
    this.addSql(`
create table dead_letter (
  id text primary key,
  stream text not null,
  consumer_group text not null,
  -- As it lay in the log; what is known of it is null where it could not be read.
  event text not null,
  event_id text,
  event_name text,
  event_at timestamptz(3),
  buried_at timestamptz(3) not null,
  attempts integer not null,
  error_code text not null,
  replayed_at timestamptz(3)
);
create index dead_letter_newest on dead_letter (buried_at desc, id desc);
`);
  }
}
