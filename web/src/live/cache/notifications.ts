import { gql } from '@urql/core';
import type { Cache, UpdateResolver } from '@urql/exchange-graphcache';
import type { NotificationUpdate, UnreadUpdate } from '../told.ts';

const UNREAD = gql`
  query KnownUnread {
    unreadNotificationCount
  }
`;

const EDGE = gql`
  fragment NewNotificationEdge on NotificationEdge {
    node {
      id
    }
  }
`;

const READ = gql`
  fragment ReadNotification on Notification {
    id
    readAt
  }
`;

/** Adds a notification on top of every list that begins with the newest. Where it is there already nothing changes. */
export function notificationAdded({ kind, notification, unreadCount }: NotificationUpdate, cache: Cache): void {
  if (kind === 'ENDED') return;
  writeUnread(cache, unreadCount);
  if (kind === 'RESET') forgetLists(cache);
  if (notification === null) return;
  const edge = `NotificationEdge:${notification.id}`;
  for (const { key, isNewest } of lists(cache)) {
    const edges = (cache.resolve(key, 'edges') ?? []) as string[];
    if (!isNewest || edges.includes(edge)) continue;
    cache.writeFragment(EDGE, { __typename: 'NotificationEdge', node: { __typename: 'Notification', id: notification.id } });
    const at = edges.findIndex((other) => numberOf(cache, other) < notification.number);
    cache.link(key, 'edges', edges.toSpliced(at === -1 ? edges.length : at, 0, edge));
  }
}

/** Fewer than the cache knows of: some were read on another device, or with their conversation. Which ones is for the graph to say. */
export function unreadNotificationsChanged({ kind, unreadCount }: UnreadUpdate, cache: Cache): void {
  if (kind === 'ENDED') return;
  const known = cache.resolve('Query', 'unreadNotificationCount');
  writeUnread(cache, unreadCount);
  if (typeof known === 'number' && unreadCount < known) forgetLists(cache);
}

export const markAllNotificationsRead: UpdateResolver = ({ markAllNotificationsRead: answer }, given, cache) => {
  if (answer === null) return;
  const { until } = given['input'] as { until: number };
  const readAt = new Date().toISOString();
  for (const { key } of lists(cache)) {
    for (const edge of (cache.resolve(key, 'edges') ?? []) as string[]) {
      const node = cache.resolve(edge, 'node') as string;
      if (numberOf(cache, edge) > until || cache.resolve(node, 'readAt') !== null) continue;
      cache.writeFragment(READ, { __typename: 'Notification', id: String(cache.resolve(node, 'id')), readAt });
    }
  }
  writeUnread(cache, (answer as { unreadCount: number }).unreadCount);
};

export function writeUnread(cache: Cache, unreadNotificationCount: number): void {
  cache.updateQuery({ query: UNREAD }, () => ({ __typename: 'Query', unreadNotificationCount }));
}

function forgetLists(cache: Cache): void {
  for (const { fieldKey } of lists(cache)) cache.invalidate('Query', fieldKey);
}

function lists(cache: Cache): { fieldKey: string; key: string; isNewest: boolean }[] {
  return cache.inspectFields('Query').flatMap(({ fieldName, fieldKey, arguments: given }) => {
    const key = fieldName === 'notifications' ? cache.resolve('Query', fieldKey) : null;
    return typeof key === 'string' ? [{ fieldKey, key, isNewest: given?.['after'] == null }] : [];
  });
}

const numberOf = (cache: Cache, edge: string) => Number(cache.resolve(cache.resolve(edge, 'node') as string, 'number'));
