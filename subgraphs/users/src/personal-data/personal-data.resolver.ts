import { Access } from '@parley/kit/federated-schema';
import { requireViewer } from '@parley/kit/signed-in';
import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { EraseAccountInput } from './personal-data.input.ts';
import { EraseAccountPayload, PersonalData } from './personal-data.type.ts';

@Resolver(() => PersonalData)
export class PersonalDataResolver {
  @Access({ scope: 'account' })
  @Query(() => PersonalData, { nullable: true, description: 'Everything that is held of the viewer.' })
  personalData(@Ctx() { viewer }: Context): PersonalData {
    return { id: requireViewer(viewer).id };
  }

  @Access({ scope: 'account' })
  @FieldResolver(() => GraphQLJSON, {
    description: 'The account, where it is logged in, its keys, contacts and what the audit log says of it; no secrets.',
  })
  account(@Root() { id }: PersonalData, @Ctx() { viewer, personalData }: Context) {
    return personalData.accountOf(viewer, id);
  }

  @Access({ scope: 'account' })
  @Mutation(() => EraseAccountPayload, {
    nullable: true,
    description: 'Erases the own account and all that is held of it, for good.',
  })
  eraseAccount(
    @Arg('input', () => EraseAccountInput, { description: 'The password.' }) { password }: EraseAccountInput,
    @Ctx() { viewer, client, personalData }: Context,
  ) {
    return personalData.erase(viewer, password, client);
  }
}
