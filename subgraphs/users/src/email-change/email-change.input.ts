import { Field, InputType } from 'type-graphql';

@InputType({ description: 'The address that one wants to have.' })
export class ChangeEmailInput {
  @Field(() => String, { description: 'The present password.' })
  password!: string;

  @Field(() => String, { description: 'The new address.' })
  email!: string;
}

@InputType({ description: 'The link that was mailed to the new address.' })
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'The token in the link.' })
  token!: string;
}
