import { Migration } from '@mikro-orm/migrations';

/** On which messages a file hangs: whoever may see one of them may see the file. Messages without files cost nothing. */
export class Attachments extends Migration {
  override up(): void {
    this.addSql("create index message_attachments on message using gin (attachments) where attachments <> '[]'");
  }
}
