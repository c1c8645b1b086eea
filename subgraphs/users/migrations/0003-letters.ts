import { Migration } from '@mikro-orm/migrations';

export class Letters extends Migration {
  override up(): void {
    this.addSql(`
-- A link that is spent stays for a while, so that it is not made again for the same event.
alter table link add column spent_at timestamptz;
`);
  }
}
