import { gql } from '@urql/core';
import type { Cache } from '@urql/exchange-graphcache';
import type { ToldMessage } from '../told.ts';

const STATUS = gql`
  fragment WorkedOutStatus on Message {
    id
    status
  }
`;

const UNREAD_REPLIES = gql`
  fragment WorkedOutThread on Message {
    id
    thread {
      unread
    }
  }
`;

/** Gives a message that was told to all what only its viewer could be told: else whatever shows it would fetch its whole page again. */
export function completeMessage(
  cache: Cache,
  told: Pick<ToldMessage, 'id' | 'sender' | 'thread'>,
  viewerId: string | null,
): void {
  const message = { __typename: 'Message', id: told.id };
  if (cache.resolve(message, 'status') === undefined) {
    cache.writeFragment(STATUS, { ...message, status: told.sender.id === viewerId ? 'SENT' : null });
  }
  const thread = cache.resolve(message, 'thread');
  if (typeof thread === 'string' && cache.resolve(thread, 'unread') === undefined) {
    cache.writeFragment(UNREAD_REPLIES, { ...message, thread: { __typename: 'Thread', unread: 0 } });
  }
}
