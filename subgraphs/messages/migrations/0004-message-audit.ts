import { Migration } from '@mikro-orm/migrations';

/** Who deleted what, and when: written in the transaction of the deletion, and never changed. */
export class MessageAudit extends Migration {
  override up(): void {
    this.addSql(`
create table message_audit (
  conversation_id uuid not null,
  revision integer not null,
  number integer not null,
  sender_id uuid not null,
  deleted_by uuid not null,
  deleted_at timestamptz(3) not null,
  primary key (conversation_id, revision)
);
`);
  }
}
