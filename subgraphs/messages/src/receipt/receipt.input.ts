import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'How far the viewer has come in a conversation. It only ever moves forward.' })
export class MarkInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => Int, { description: 'The number of the last message.' })
  number!: number;
}
