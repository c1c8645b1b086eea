import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { RegisterInput } from './registration.input.ts';
import { RegisterPayload } from './registration.type.ts';

@Resolver()
export class RegistrationResolver {
  @Mutation(() => RegisterPayload, { nullable: true, description: 'Makes an account, and logs in.' })
  register(
    @Arg('input', () => RegisterInput, { description: 'The new account.' }) input: RegisterInput,
    @Ctx() { client, registrations }: Context,
  ) {
    return registrations.register(input, client);
  }
}
