import type { Cache } from '@urql/exchange-graphcache';
import type { ToldMessage } from '../told.ts';

/** Keeps the list of pinned messages, where it was loaded: what was pinned last comes first. */
export function placePin(cache: Cache, conversationId: string, { id, pinnedAt }: Pick<ToldMessage, 'id' | 'pinnedAt'>): void {
  const conversation = `Conversation:${conversationId}`;
  const pinned = cache.resolve(conversation, 'pinnedMessages') as string[] | null | undefined;
  if (pinned == null) return;
  const others = pinned.filter((key) => key !== `Message:${id}`);
  cache.link(conversation, 'pinnedMessages', pinnedAt === null ? others : [`Message:${id}`, ...others]);
}
