'use client';
import { useEffect } from 'react';
import { useClient } from 'urql';
import { CONVERSATION_PANE, CONVERSATION_PANE_QUERY } from '@/features/conversation/conversation-pane.query.ts';
import { useLive } from '@/graph/graph-provider.tsx';
import { readFragment } from '@/graph/graphql.ts';
import type { ListedNode } from './conversation-pages.ts';
import { LISTED_CONVERSATION } from './listed-conversation.ts';

/**
 * Follows what happens from the moment that the list was read: its answer says where each conversation stood. One that is open and not in the list has said so too. What is not named begins now.
 * Positions of before a reload are of no use: the answer is newer than they are.
 */
export function useFollowInbox(listed: readonly ListedNode[] | undefined, openId: string | null): void {
  const live = useLive();
  const client = useClient();
  const isRead = listed !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is begun once; from there on the connection keeps the positions.
  useEffect(() => {
    if (live === null || listed === undefined) return;
    const open = openId === null ? null : client.readQuery(CONVERSATION_PANE_QUERY, { conversationId: openId });
    const known = [...listed, readFragment(CONVERSATION_PANE, open?.data)?.conversation].filter((one) => one != null);
    const positions = new Map(known.flatMap(({ id, position }) => (position === null ? [] : [[id, position] as const])));
    live.deliveries.read(listed.map((node) => readFragment(LISTED_CONVERSATION, node)));
    live.start([...positions].map(([conversationId, position]) => ({ conversationId, position })));
  }, [live, isRead]);
}
