import { Field, InputType } from 'type-graphql';

@InputType({ description: 'That the own account is to be erased, for good.' })
export class EraseAccountInput {
  @Field(() => String, { description: 'The present password.' })
  password!: string;
}
