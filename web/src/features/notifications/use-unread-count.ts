'use client';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';

const UNREAD_COUNT = graphql(`
  query UnreadCount {
    unreadNotificationCount
  }
`);

/** How many notifications the viewer has not read. It is never asked for: the live subscription says it at its start, and whenever it changes. Null until then. */
export function useUnreadCount(): number | null {
  const [{ data }] = useQuery({ query: UNREAD_COUNT, requestPolicy: 'cache-only' });
  return data?.unreadNotificationCount ?? null;
}
