import { Field, ObjectType } from 'type-graphql';
import { User } from '../user/user.type.ts';

@ObjectType({ description: 'The address belongs to the account.' })
export class VerifyEmailPayload {
  @Field(() => User, { description: 'Whose address it is.' })
  user!: User;
}

@ObjectType({ description: 'A mail is on its way, unless none is needed.' })
export class RequestEmailVerificationPayload {
  @Field(() => Boolean, { description: 'Whether the address was verified before, so that no mail is sent.' })
  verified!: boolean;
}
