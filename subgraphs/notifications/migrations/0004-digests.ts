import { Migration } from '@mikro-orm/migrations';

export class Digests extends Migration {
  override up(): void {
    this.addSql(`
-- Who wants a digest, and when the next one is due.
create table digest (
  user_id uuid primary key,
  every text not null check (every in ('DAILY', 'WEEKLY')),
  hour smallint not null check (hour between 0 and 23),
  -- What came until then has been in a digest, or came before there were any.
  told_until timestamptz(3) not null,
  next_at timestamptz(3) not null
);
create index digest_next on digest (next_at);
`);
  }
}
