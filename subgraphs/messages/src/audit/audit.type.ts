import { connectionType } from '@parley/kit/connection';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'That a message was deleted. Nothing of what it said.' })
export class MessageAuditEntry {
  @Field(() => Int, { description: 'The place of the message in its conversation.' })
  number!: number;

  @Field(() => Date, { description: 'When it was deleted.' })
  deletedAt!: Date;
}

export const MessageAuditConnection = connectionType(
  'MessageAuditEntry',
  'entries of the audit of messages',
  () => MessageAuditEntry,
);
