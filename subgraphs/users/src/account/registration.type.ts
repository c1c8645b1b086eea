import { Field, ObjectType } from 'type-graphql';
import { Tokens } from '../session/session.type.ts';
import { User } from '../user/user.type.ts';

@ObjectType({ description: 'A person who has an account from now on, and is logged in.' })
export class RegisterPayload {
  @Field(() => User, { description: 'The new person.' })
  user!: User;

  @Field(() => Tokens, { description: 'What the program shows from now on.' })
  tokens!: Tokens;
}
