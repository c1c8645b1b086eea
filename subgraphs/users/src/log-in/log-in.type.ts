import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Tokens } from '../session/session.type.ts';
import { User } from '../user/user.type.ts';

@ObjectType({ description: 'A person who is logged in.' })
export class LoggedIn {
  @Field(() => User, { description: 'Who is logged in.' })
  user!: User;

  @Field(() => Tokens, { description: 'What the program shows from now on.' })
  tokens!: Tokens;
}

@ObjectType({
  description: 'The password was right, and the account asks for a second factor: confirmLogIn goes on within five minutes.',
})
export class SecondFactorRequired {
  @Field(() => String, { description: 'Goes to confirmLogIn together with the code.' })
  challenge!: string;
}

export const LogInResult = createUnionType({
  name: 'LogInResult',
  description: 'What comes of the right password.',
  types: () => [LoggedIn, SecondFactorRequired] as const,
  resolveType: (outcome) => ('challenge' in outcome ? SecondFactorRequired : LoggedIn),
});
