'use client';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useClient, useQuery } from 'urql';
import { CONVERSATION_LIST_PAGE } from './conversation-list.query.ts';
import { createConversationPages, type PagesSnapshot } from './conversation-pages.ts';

/** The list as far as it was loaded, and what loads more of it. What came with the page is there at once. */
export function useConversationPages(archived: boolean, isWaiting: boolean): PagesSnapshot & { loadMore(): void } {
  const client = useClient();
  const pages = useMemo(() => createConversationPages(client, archived), [client, archived]);
  useEffect(() => {
    if (isWaiting) return;
    pages.start();
    return () => pages.stop();
  }, [pages, isWaiting]);
  const snapshot = useSyncExternalStore(pages.subscribe, pages.getSnapshot, pages.getSnapshot);
  // Until the effect has run, and on the server, the first page is read where the screen's query has put it.
  const [{ data }] = useQuery({
    query: CONVERSATION_LIST_PAGE,
    variables: { first: 30 },
    pause: isWaiting || archived || snapshot.nodes !== undefined,
  });
  const first = data?.conversations;
  if (snapshot.nodes !== undefined || first == null || archived) return { ...snapshot, loadMore: pages.loadMore };
  return {
    nodes: first.edges.map(({ node }) => node),
    hasMore: first.pageInfo.hasNextPage,
    error: undefined,
    loadMore: pages.loadMore,
  };
}
