import { Migration } from '@mikro-orm/migrations';

/** Whom a message is for is asked once for each message: those who want to hear of all, and whoever has said something in its thread. */
export class Addressees extends Migration {
  override up(): void {
    this.addSql(`
create index member_listening on member (conversation_id, user_id) where level = 'ALL' and left_at is null;
create index message_thread_sender on message (conversation_id, thread_root, sender_id) where thread_root is not null;
`);
  }
}
