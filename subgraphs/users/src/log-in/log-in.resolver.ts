import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { ConfirmLogInInput, LogInInput } from './log-in.input.ts';
import { LoggedIn, LogInResult } from './log-in.type.ts';

@Resolver()
export class LogInResolver {
  @Mutation(() => LogInResult, { nullable: true, description: 'Logs in by e-mail address and password.' })
  logIn(@Arg('input', () => LogInInput, { description: 'Who logs in.' }) input: LogInInput, @Ctx() { client, logIns }: Context) {
    return logIns.logIn(input, client);
  }

  @Mutation(() => LoggedIn, { nullable: true, description: 'Ends a log-in that asked for a second factor.' })
  confirmLogIn(
    @Arg('input', () => ConfirmLogInInput, { description: 'The second step.' }) input: ConfirmLogInInput,
    @Ctx() { client, logIns }: Context,
  ) {
    return logIns.confirm(input, client);
  }
}
