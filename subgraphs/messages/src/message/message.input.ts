import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { MessagePageRequest } from './message-page.ts';

/** Of the three ways to ask for a page one is chosen. */
@ArgsType()
export class MessagePageArgs implements MessagePageRequest {
  @Field(() => Int, { nullable: true, description: 'How many to give on the way to the newest: 100 at most.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes after the edge with this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many to give on the way back to the oldest: 100 at most, 50 when nothing is said.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes before the edge with this cursor.' })
  before?: string | null;

  @Field(() => Int, { nullable: true, description: 'Give the page that has the message with this number in its middle.' })
  around?: number | null;
}

@InputType({ description: 'Something to say.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'In which conversation.' })
  conversationId!: string;

  @Field(() => String, {
    description:
      'Made by the client for this message: sending it again with the same one, on any device and at any time, says it once.',
  })
  clientId!: string;

  @Field(() => String, {
    description:
      'In Markdown, up to 20,000 characters; it may be empty where files are attached. `<@id of a person>`, `@everyone` and `@here` outside of code are mentions.',
  })
  body!: string;

  @Field(() => ID, { nullable: true, description: 'The message that is answered in its thread.' })
  replyTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'A message of the same conversation that is quoted.' })
  quote?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Files that the sender has uploaded: 10 at most. Whoever sees the message sees them.',
  })
  attachmentIds?: string[] | null;
}

@InputType({ description: 'A message to say again elsewhere.' })
export class ForwardMessageInput {
  @Field(() => ID, { description: 'Which message.' })
  messageId!: string;

  @Field(() => ID, { description: 'To which conversation.' })
  conversationId!: string;

  @Field(() => String, { description: 'Made by the client: with the same one it is forwarded once.' })
  clientId!: string;
}

@InputType({ description: 'A better wording.' })
export class EditMessageInput {
  @Field(() => ID, { description: 'Which message.' })
  messageId!: string;

  @Field(() => String, { description: 'What it says from now on, in Markdown, 1 to 20,000 characters.' })
  body!: string;
}
