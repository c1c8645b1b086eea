'use client';
import { useEffect } from 'react';
import { useLive } from '@/graph/graph-provider.tsx';

/** The cache follows how these people are present while this is on the page. */
export function useWatchPresence(userIds: readonly string[]): void {
  const live = useLive();
  const key = [...userIds].sort().join(' ');
  useEffect(() => (key === '' ? undefined : live?.watches.presence(key.split(' '))), [live, key]);
}

/** The cache follows who is typing in a conversation, and who has read it. */
export function useWatchConversation(conversationId: string, isMember: boolean): void {
  const live = useLive();
  useEffect(() => (isMember ? live?.watches.conversation(conversationId) : undefined), [live, conversationId, isMember]);
}
