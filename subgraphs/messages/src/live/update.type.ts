import { Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { UpdateKind } from '@parley/kit/live/update-kind';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Message } from '../message/message.type.ts';
import type { Change } from './heard.ts';

export const MessageChange = {
  EDITED: 'edited',
  DELETED: 'deleted',
  REACTED: 'reacted',
  PINNED: 'pinned',
  CHANGED: 'changed',
} as const satisfies Record<string, Exclude<Change, 'sent'>>;

registerEnumType(MessageChange, {
  name: 'MessageChange',
  description: 'What became of a message.',
  valuesConfig: {
    EDITED: { description: 'It has another wording.' },
    DELETED: { description: 'It was deleted.' },
    REACTED: { description: 'Somebody reacted to it, or took a reaction back.' },
    PINNED: { description: 'It was pinned or unpinned.' },
    CHANGED: { description: 'One or more of these, while the subscriber was away.' },
  },
});

const POSITION = 'Give it as `after` to go on from here.';

@ObjectType({ description: 'A new message of a conversation, or where a subscription to them stands.' })
export class MessageUpdate {
  @Shared()
  @Field(() => UpdateKind, { description: 'What the update says.' })
  kind!: LiveEvent['kind'];

  @Shared()
  @Field(() => String, { description: POSITION })
  position!: string;
}

@ObjectType({ description: 'What happened in a conversation, or where a subscription to it stands.' })
export class ConversationUpdate {
  @Shared()
  @Field(() => UpdateKind, { description: 'What the update says.' })
  kind!: LiveEvent['kind'];

  @Shared()
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId!: string;

  @Shared()
  @Field(() => String, { description: POSITION })
  position!: string;
}

@ObjectType({ description: 'Something was said, or told of the conversation itself.' })
export class MessageAdded {
  @Shared()
  @Field(() => Message, { description: 'The new message, as it is now.' })
  message!: Message;
}

@ObjectType({ description: 'Something became of a message.' })
export class MessageChanged {
  @Shared()
  @Field(() => MessageChange, { description: 'What became of it.' })
  change!: Exclude<Change, 'sent'>;

  @Shared()
  @Field(() => Message, { description: 'The message, as it is now.' })
  message!: Message;
}

export const ConversationEvent = createUnionType({
  name: 'ConversationEvent',
  description: 'What happens in a conversation.',
  types: () => [MessageAdded, MessageChanged] as const,
  resolveType: (event) => ('change' in event ? MessageChanged : MessageAdded),
});

export const ReceiptKind = { READ: 'READ', DELIVERED: 'DELIVERED' } as const;

registerEnumType(ReceiptKind, {
  name: 'ReceiptKind',
  description: 'How far a message has come to somebody.',
  valuesConfig: {
    READ: { description: 'The person has read it.' },
    DELIVERED: { description: 'A device of the person has received it.' },
  },
});

@ObjectType({ description: 'How far somebody has come in a conversation.' })
export class MovedReceipt {
  @Shared()
  @Field(() => ReceiptKind, { description: 'Whether it was read or received.' })
  kind!: keyof typeof ReceiptKind;

  @Shared()
  @Field(() => Int, { description: 'The number of the last message.' })
  number!: number;
}

@ObjectType({ description: 'That somebody has read or received messages of a conversation.' })
export class ReceiptUpdate {
  @Shared()
  @Field(() => UpdateKind, { description: 'What the update says. Receipts from before STARTED are not told.' })
  kind!: LiveEvent['kind'];

  @Shared()
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId!: string;

  @Shared()
  @Field(() => MovedReceipt, { nullable: true, description: 'Who has come how far; null for all but EVENT.' })
  receipt!: MovedReceipt | null;
}

@ObjectType({
  description:
    'That the viewer is otherwise in a conversation than before: has read on, or has another role or other preferences.',
})
export class MemberUpdate {
  @Field(() => UpdateKind, { description: 'What the update says.' })
  kind!: LiveEvent['kind'];

  @Field(() => ID, { nullable: true, description: 'The id of the conversation; null for all but EVENT.' })
  conversationId!: string | null;
}
