import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { GraphQLJSON } from 'graphql-scalars';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { PersonalData } from './personal-data.type.ts';

@Resolver(() => PersonalData)
export class PersonalDataResolver {
  @Access({ scope: 'account' })
  @FieldResolver(() => GraphQLJSON, {
    description:
      'What the person was told, page by page: an object whose `next` is to be given as `after` until it is null. The first page holds what they have chosen too.',
  })
  notifications(@Root() { id }: PersonalData, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer, personalData }: Context) {
    return personalData.notificationsOf(viewer, id, page);
  }
}
