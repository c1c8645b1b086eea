import { Access } from '@parley/kit/federated-schema';
import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { PersonalData } from './personal-data.type.ts';

@Resolver(() => PersonalData)
export class PersonalDataResolver {
  @Access({ scope: 'account' })
  @FieldResolver(() => GraphQLJSON, {
    description:
      'What the person has said, with earlier wordings, and what they keep for themselves, page by page: an object whose `next` is to be given as `after` until it is null. The first page holds memberships and drafts too.',
  })
  messages(
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many messages or bookmarks to give: 100 at most.' })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'The `next` of the page before.' })
    after: string | null,
    @Root() { id }: PersonalData,
    @Ctx() { viewer, personalData }: Context,
  ) {
    return personalData.messagesOf(viewer, id, { first, after });
  }
}
