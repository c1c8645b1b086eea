import type { Cache, CacheExchangeOpts, DataFields } from '@urql/exchange-graphcache';

const PREFERENCES = ['mutedUntil', 'pinned', 'archived', 'level', 'nickname'] as const;

/** What is shown at once, until the graph has answered: what it will say is known, and it is taken back where it was refused. */
export const OPTIMISTIC_ANSWERS: NonNullable<CacheExchangeOpts['optimistic']> = {
  setConversationPreferences({ input }, cache) {
    const { conversationId, ...wanted } = input as { conversationId: string } & DataFields;
    return {
      __typename: 'ConversationPayload',
      conversation: {
        __typename: 'Conversation',
        id: conversationId,
        viewerMember: { __typename: 'ViewerMember', ...preferencesOf(cache, conversationId), ...wanted },
      },
    };
  },
};

function preferencesOf(cache: Cache, conversationId: string): DataFields {
  const member = cache.resolve({ __typename: 'Conversation', id: conversationId }, 'viewerMember');
  if (typeof member !== 'string') return {};
  return Object.fromEntries(PREFERENCES.map((name) => [name, cache.resolve(member, name)])) as DataFields;
}
