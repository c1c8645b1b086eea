import { Migration } from '@mikro-orm/migrations';

/** How often somebody has left: what is sent meanwhile sees by it that it has to look again who is there. */
export class Departures extends Migration {
  override up(): void {
    this.addSql('alter table conversation add column departures integer not null default 0');
  }
}
