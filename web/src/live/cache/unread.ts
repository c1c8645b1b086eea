import { gql } from '@urql/core';
import type { Cache } from '@urql/exchange-graphcache';
import { messagesAbove } from './message-pages.ts';

const STANDING = gql`
  fragment WorkedOutStanding on Conversation {
    id
    viewerMember {
      unread
      lastReadNumber
    }
  }
`;

/** How far the viewer has read, where the cache knows it. */
interface Standing {
  lastReadNumber: number;
  unread: number;
}

/**
 * Live events name no viewer, so what is unread is worked out here: one more for each new message of the main line that somebody else has said, none
 * after a message of the viewer's own.
 */
export function countNewMessage(cache: Cache, conversationId: string, number: number, by: 'viewer' | 'another' | 'system'): void {
  const standing = standingOf(cache, conversationId);
  if (standing === null || number <= standing.lastReadNumber || by === 'system') return;
  if (by === 'viewer') write(cache, conversationId, { lastReadNumber: number, unread: 0 });
  else write(cache, conversationId, { ...standing, unread: standing.unread + 1 });
}

/** After the viewer has read on: counts again what is unread. False where the loaded messages do not reach so far down. */
export function countAgain(cache: Cache, conversationId: string, viewerId: string): boolean {
  const standing = standingOf(cache, conversationId);
  if (standing === null) return true;
  const key = `Conversation:${conversationId}`;
  const newest = Number(cache.resolve(cache.resolve(key, 'lastMessage') as string, 'number'));
  if (newest <= standing.lastReadNumber) {
    write(cache, conversationId, { ...standing, unread: 0 });
    return true;
  }
  const above = messagesAbove(cache, { key, field: 'messages' }, standing.lastReadNumber);
  if (above === null) return false;
  const unread = above.filter(
    (message) => cache.resolve(message, 'system') === null && cache.resolve(message, 'sender') !== `User:${viewerId}`,
  );
  write(cache, conversationId, { ...standing, unread: unread.length });
  return true;
}

export function standingOf(cache: Cache, conversationId: string): Standing | null {
  const member = cache.resolve(`Conversation:${conversationId}`, 'viewerMember');
  if (typeof member !== 'string') return null;
  const lastReadNumber = cache.resolve(member, 'lastReadNumber');
  const unread = cache.resolve(member, 'unread');
  return typeof lastReadNumber === 'number' && typeof unread === 'number' ? { lastReadNumber, unread } : null;
}

function write(cache: Cache, id: string, standing: Standing): void {
  cache.writeFragment(STANDING, { __typename: 'Conversation', id, viewerMember: { __typename: 'ViewerMember', ...standing } });
}
