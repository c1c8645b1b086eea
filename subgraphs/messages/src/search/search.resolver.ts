import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Conversation } from '../conversation/conversation.type.ts';
import { User, userOf } from '../person/user.type.ts';
import { ConversationFacet, SearchConnection, SenderFacet } from './search.type.ts';

@Resolver()
export class SearchResolver {
  @Access({ scope: 'messages:read' })
  @Query(() => SearchConnection, {
    nullable: true,
    description:
      'Messages that the viewer may read, archived ones among them: by words, "phrases", from:, in:, before:, after:, on: (a day as 2026-11-21, in UTC), has:link|file|reaction|pin and is:pinned|edited|thread|archived, each turned round by a - before it.',
  })
  searchMessages(
    @Arg('query', () => String, { description: 'What to look for.' }) query: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, search }: Context,
  ) {
    return search.search(viewer, query, page);
  }
}

@Resolver(() => ConversationFacet)
export class ConversationFacetResolver {
  @FieldResolver(() => Conversation, { nullable: true, description: 'The conversation; null when the viewer sees it no more.' })
  conversation(@Root() { id }: { id: string }, @Ctx() { loaders }: Context) {
    return loaders.conversations.load(id);
  }
}

@Resolver(() => SenderFacet)
export class SenderFacetResolver {
  @FieldResolver(() => User, { description: 'The person.' })
  sender(@Root() { id }: { id: string }) {
    return userOf(id);
  }
}
