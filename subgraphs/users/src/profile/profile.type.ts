import { Field, ObjectType } from 'type-graphql';
import type { Person } from '../user/person.ts';
import { User } from '../user/user.type.ts';

@ObjectType({ description: 'The profile as it is now.' })
export class UpdateProfilePayload {
  @Field(() => User, { description: 'The viewer.' })
  user!: Person;
}
