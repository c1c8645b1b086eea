import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A reaction to give or to take back.' })
export class ReactionInput {
  @Field(() => ID, { description: 'To which message.' })
  messageId!: string;

  @Field(() => String, { description: 'One emoji.' })
  emoji!: string;
}
