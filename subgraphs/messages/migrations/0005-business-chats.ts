import { Migration } from '@mikro-orm/migrations';

/** Agents find chats by their status. */
export class BusinessChats extends Migration {
  override up(): void {
    this.addSql("create index conversation_business on conversation (status) where kind = 'BUSINESS' and archived_at is null");
  }
}
