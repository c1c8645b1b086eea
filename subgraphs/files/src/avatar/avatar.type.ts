import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { User } from './user.type.ts';

@InputType({ description: 'The picture that is to stand for the viewer.' })
export class SetAvatarInput {
  @Field(() => ID, { nullable: true, description: 'A picture that the viewer has sent; null for none.' })
  fileId?: string | null;
}

@ObjectType({ description: 'The person, with the picture that was chosen.' })
export class SetAvatarPayload {
  @Field(() => User, { description: 'The person.' })
  user!: User;
}
