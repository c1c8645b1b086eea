import { Field, ObjectType } from 'type-graphql';
import { User } from '../user/user.type.ts';

@ObjectType({ description: 'A mail with a link is on its way.' })
export class ChangeEmailPayload {
  @Field(() => String, { description: 'The new address, which the mail goes to.' })
  email!: string;
}

@ObjectType({ description: 'The account has the new address.' })
export class ConfirmEmailChangePayload {
  @Field(() => User, { description: 'Whose account it is.' })
  user!: User;
}
