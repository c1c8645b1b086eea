import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { SetRolesInput, SuspendAccountInput } from './administration.input.ts';
import { RestoreAccountPayload, SetRolesPayload, SuspendAccountPayload } from './administration.type.ts';

@Resolver()
export class AdministrationResolver {
  @Access({ role: 'ADMIN', scope: 'admin' })
  @Mutation(() => SetRolesPayload, { nullable: true, description: 'Gives and takes roles. Somebody stays ADMIN.' })
  setRoles(
    @Arg('input', () => SetRolesInput, { description: 'Who, and what the person is from now on.' }) input: SetRolesInput,
    @Ctx() { viewer, client, administration }: Context,
  ) {
    return administration.setRoles(viewer, input, client);
  }

  @Access({ role: 'ADMIN', scope: 'admin' })
  @Mutation(() => SuspendAccountPayload, { nullable: true, description: 'Closes an account to its owner, who is out at once.' })
  suspendAccount(
    @Arg('input', () => SuspendAccountInput, { description: 'Who, and why.' }) input: SuspendAccountInput,
    @Ctx() { viewer, client, administration }: Context,
  ) {
    return administration.suspend(viewer, input, client);
  }

  @Access({ role: 'ADMIN', scope: 'admin' })
  @Mutation(() => RestoreAccountPayload, { nullable: true, description: 'Opens a suspended account again.' })
  restoreAccount(
    @Arg('userId', () => ID, { description: 'Who.' }) userId: string,
    @Ctx() { viewer, client, administration }: Context,
  ) {
    return administration.restore(viewer, userId, client);
  }
}
