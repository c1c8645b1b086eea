import { connectionType } from '@parley/kit/connection';
import { Shared } from '@parley/kit/federated-schema';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { User } from '../person/user.type.ts';

export const MessageStatus = { SENT: 'SENT', DELIVERED: 'DELIVERED', READ: 'READ' } as const;

registerEnumType(MessageStatus, {
  name: 'MessageStatus',
  description: 'How far a message has come.',
  valuesConfig: {
    SENT: { description: 'It is kept, and will be delivered.' },
    DELIVERED: { description: 'Everyone else in the conversation has received it.' },
    READ: { description: 'Everyone else in the conversation has read it.' },
  },
});

@ObjectType({ description: 'Something that was said in a conversation, or that happened to it.' })
@Directive('@key(fields: "id")')
export class Message {
  @Shared()
  @Field(() => Int, { description: 'Its place in the conversation: 1, 2, 3 and so on without gaps.' })
  number!: number;

  @Shared()
  @Field(() => Date, { description: 'When it was said.' })
  sentAt!: Date;

  @Shared()
  @Field(() => String, { description: 'What was said, in Markdown. Empty when it was deleted, and when it tells what happened.' })
  body!: string;

  @Shared()
  @Field(() => Date, { nullable: true, description: 'When it was last edited.' })
  editedAt!: Date | null;

  @Shared()
  @Field(() => Date, { nullable: true, description: 'When it was deleted.' })
  deletedAt!: Date | null;

  @Shared()
  @Field(() => Date, { nullable: true, description: 'When it was pinned; null when it is not.' })
  pinnedAt!: Date | null;

  @Shared()
  @Field(() => Date, { nullable: true, description: 'When it was archived for its age. It can still be read and searched.' })
  archivedAt!: Date | null;
}

@ObjectType({ description: 'Whom a message calls.' })
export class Mentions {
  @Shared()
  @Field(() => [User], { description: 'The members who are named.' })
  people!: User[];

  @Shared()
  @Field(() => Boolean, { description: 'Whether all members are called.' })
  everyone!: boolean;

  @Shared()
  @Field(() => Boolean, { description: 'Whether those are called who are present.' })
  here!: boolean;
}

@ObjectType({ description: 'An earlier wording of a message.' })
export class Edit {
  @Shared()
  @Field(() => String, { description: 'What was said then, in Markdown.' })
  body!: string;
}

@ObjectType({ description: 'That a message was said elsewhere first.' })
export class Forwarded {}

export const MessageConnection = connectionType('Message', 'messages', () => Message);

@ObjectType({ description: 'The message, after it was sent or changed.' })
export class MessagePayload {
  @Field(() => Message, { description: 'The message.' })
  message!: Message;
}
