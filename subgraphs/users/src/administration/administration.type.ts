import { Field, ObjectType } from 'type-graphql';
import { User } from '../user/user.type.ts';

@ObjectType({ description: 'The person with the new roles.' })
export class SetRolesPayload {
  @Field(() => User, { description: 'The person.' })
  user!: User;
}

@ObjectType({ description: 'The person whose account is closed.' })
export class SuspendAccountPayload {
  @Field(() => User, { description: 'The person.' })
  user!: User;
}

@ObjectType({ description: 'The person whose account is open again.' })
export class RestoreAccountPayload {
  @Field(() => User, { description: 'The person.' })
  user!: User;
}
