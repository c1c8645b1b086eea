import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A message to keep at hand.' })
export class AddBookmarkInput {
  @Field(() => ID, { description: 'Which message.' })
  messageId!: string;

  @Field(() => String, { nullable: true, description: 'What to remember of it, in at most 500 characters.' })
  note?: string | null;
}

@InputType({ description: 'What was written so far. An empty body takes the draft away.' })
export class SaveDraftInput {
  @Field(() => ID, { description: 'For which conversation.' })
  conversationId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the message that begins the thread it is for; null for the main line.',
  })
  threadRoot?: number | null;

  @Field(() => String, { description: 'What was written, in at most 20,000 characters.' })
  body!: string;
}
