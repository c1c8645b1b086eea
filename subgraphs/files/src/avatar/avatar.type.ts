import { Field, ObjectType } from 'type-graphql';
import { User } from './user.type.ts';

@ObjectType({ description: 'The person, with the picture that was chosen.' })
export class SetAvatarPayload {
  @Field(() => User, { description: 'The person.' })
  user!: User;
}
