import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Where a client stands in one conversation.' })
export class ConversationPositionInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => String, { description: 'The last position that it was given.' })
  position!: string;
}
