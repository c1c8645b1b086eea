'use client';
import { useEffect } from 'react';
import type { ListedNode } from './conversation-pages.ts';
import { useConversationPages } from './use-conversation-pages.ts';

/** Who is in more conversations finds the others by searching for what was said in them. */
const MOST = 300;
const NONE: readonly ListedNode[] = [];

/** The viewer's conversations: those of the first page, and the others too where they are wanted. */
export function useAllConversations(isWholeWanted: boolean): readonly ListedNode[] {
  const { nodes = NONE, hasMore, loadMore } = useConversationPages(false, false);
  const wantsMore = isWholeWanted && hasMore && nodes.length < MOST;
  const count = nodes.length;
  useEffect(() => {
    if (wantsMore && count > 0) loadMore();
  }, [wantsMore, count, loadMore]);
  return nodes;
}
