import { Migration } from '@mikro-orm/migrations';

export class Threads extends Migration {
  override up(): void {
    this.addSql(`
-- Of what tells of a reply: the message that its thread begins with. Whoever reads the thread has read it.
alter table notification add column thread_root integer;
`);
  }
}
