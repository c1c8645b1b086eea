import { gql } from '@urql/core';
import type { Cache } from '@urql/exchange-graphcache';
import type { MovedReceipt } from '../told.ts';
import { pagesOf } from './message-pages.ts';

const STATUS = gql`
  fragment MovedStatus on Message {
    id
    status
  }
`;

/**
 * That somebody else has received or read a conversation up to a message: with two people in it that says how far the viewer's own messages have
 * come. With more it depends on all the others: then the id of the newest message that it may concern is given, to ask for that.
 */
export function markReceived(
  cache: Cache,
  conversationId: string,
  { kind, number }: MovedReceipt,
  viewerId: string,
): string | null {
  const key = `Conversation:${conversationId}`;
  const own = pagesOf(cache, { key, field: 'messages' })
    .flatMap(({ messages }) => messages)
    .filter((message) => cache.resolve(message, 'sender') === `User:${viewerId}` && cache.resolve(message, 'status') !== 'READ');
  const reached = own.filter((message) => Number(cache.resolve(message, 'number')) <= number);
  const newest = reached.at(-1);
  if (newest === undefined) return null;
  if (cache.resolve(key, 'kind') !== 'DIRECT') return cache.resolve(newest, 'id') as string;
  for (const message of reached) {
    cache.writeFragment(STATUS, { __typename: 'Message', id: cache.resolve(message, 'id'), status: kind });
  }
  return null;
}
