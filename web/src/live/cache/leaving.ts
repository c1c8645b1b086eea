import type { Cache } from '@urql/exchange-graphcache';
import { removeFromLists } from './conversation-lists.ts';

/** The viewer is in a conversation no more: nothing of it is shown from memory. */
export function leave(cache: Cache, conversationId: string): void {
  removeFromLists(cache, conversationId);
  cache.invalidate({ __typename: 'Conversation', id: conversationId });
}
