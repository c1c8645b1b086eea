import { Migration } from '@mikro-orm/migrations';

export class Letters extends Migration {
  override up(): void {
    this.addSql(`
-- Which mails went out is known to who sends them.
drop table sent_mail;

-- A link that is spent stays for a while, so that it is not made again for the same event.
alter table link add column spent_at timestamptz;
`);
  }
}
