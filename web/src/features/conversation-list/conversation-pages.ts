import type { Client, CombinedError } from '@urql/core';
import { pipe, subscribe } from 'wonka';
import type { ConversationListPageQuery } from '@/graph/gql/graphql.ts';
import { CONVERSATION_LIST_PAGE } from './conversation-list.query.ts';

type Page = NonNullable<ConversationListPageQuery['conversations']>;
export type ListedNode = Page['edges'][number]['node'];

export interface PagesSnapshot {
  /** Of all pages that were loaded; undefined while the first is on the way. */
  nodes: readonly ListedNode[] | undefined;
  hasMore: boolean;
  error: CombinedError | undefined;
}

/** The pages of the list that were loaded so far, as the cache has them. */
export interface ConversationPages {
  subscribe(listener: () => void): () => void;
  getSnapshot(): PagesSnapshot;
  loadMore(): void;
  start(): void;
  stop(): void;
}

interface HeldPage {
  after: string | null;
  page: Page | null;
  error: CombinedError | undefined;
  close(): void;
}

const FIRST = 30;

export function createConversationPages(client: Client, archived: boolean): ConversationPages {
  const listeners = new Set<() => void>();
  let pages: HeldPage[] = [];
  let snapshot: PagesSnapshot | null = null;

  function changed(): void {
    snapshot = null;
    for (const listener of listeners) listener();
  }

  function hold(after: string | null): HeldPage {
    const held: HeldPage = { after, page: null, error: undefined, close: () => undefined };
    // What is left out is left out in the screen's query too, so that this one finds its answer in the cache.
    const variables = { first: FIRST, ...(after === null ? {} : { after }), ...(archived ? { archived } : {}) };
    held.close = pipe(
      client.query(CONVERSATION_LIST_PAGE, variables),
      subscribe(({ data, error }) => {
        held.page = data?.conversations ?? held.page;
        held.error = error;
        changed();
      }),
    ).unsubscribe;
    return held;
  }

  function read(): PagesSnapshot {
    return {
      nodes: pages[0]?.page == null ? undefined : pages.flatMap(({ page }) => page?.edges ?? []).map(({ node }) => node),
      hasMore: pages.at(-1)?.page?.pageInfo.hasNextPage ?? false,
      error: pages.find(({ error, page }) => error !== undefined && page === null)?.error,
    };
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot() {
      snapshot ??= read();
      return snapshot;
    },
    loadMore() {
      const { hasNextPage = false, endCursor = null } = pages.at(-1)?.page?.pageInfo ?? {};
      if (hasNextPage && endCursor !== null) pages = [...pages, hold(endCursor)];
    },
    start() {
      pages = (pages.length === 0 ? [null] : pages.map(({ after }) => after)).map(hold);
      changed();
    },
    stop() {
      for (const { close } of pages) close();
    },
  };
}
