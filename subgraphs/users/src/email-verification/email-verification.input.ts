import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Shows that an e-mail address belongs to the account.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'What the mailed link carries.' })
  token!: string;
}
