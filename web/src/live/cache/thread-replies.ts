import { gql } from '@urql/core';
import type { Cache } from '@urql/exchange-graphcache';
import type { ToldMessage } from '../told.ts';

const THREAD = gql`
  fragment WorkedOutReplies on Message {
    id
    thread {
      replyCount
      lastReplyAt
      unread
      root {
        id
      }
    }
  }
`;

/** A reply, told at the message that begins its thread. False where more than this one has come since that was known. */
export function countReply(cache: Cache, rootId: string, { thread, sender }: ToldMessage, viewerId: string | null): boolean {
  const root = { __typename: 'Message', id: rootId };
  const known = cache.resolve(root, 'thread') as string | null | undefined;
  if (known === undefined || thread === null) return true; // nobody shows it
  const replies = Number(cache.resolve(known, 'replyCount') ?? 0);
  const unread = Number(cache.resolve(known, 'unread') ?? 0);
  const isNews = thread.replyCount > replies || thread.lastReplyAt > String(cache.resolve(known, 'lastReplyAt') ?? '');
  if (!isNews) return true;
  const { replyCount, lastReplyAt } = thread;
  const isOwn = sender.id === viewerId;
  cache.writeFragment(THREAD, {
    ...root,
    thread: { __typename: 'Thread', replyCount, lastReplyAt, unread: isOwn ? 0 : unread + 1, root },
  });
  return replyCount === replies + 1;
}
