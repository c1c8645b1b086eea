import { Migration } from '@mikro-orm/migrations';

export class EndedSessions extends Migration {
  override up(): void {
    this.addSql(`
-- Those that have ended by their age are looked for from time to time.
create index session_alive on session (started_at) where ended_at is null;
`);
  }
}
