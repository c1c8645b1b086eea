import { setImmediate } from 'node:timers/promises';
import { createRequest, type DocumentInput, type OperationResult, type OperationType } from '@urql/core';
import { expect, test } from 'vitest';
import { pipe, subscribe } from 'wonka';
import { NOTIFICATION_ADDED, UNREAD_CHANGED } from '@/features/notifications/notification-updates.ts';
import { NOTIFICATIONS_PAGE } from '@/features/notifications/notifications-page.query.ts';
import { graphql } from '@/graph/graphql.ts';
import { recordedChat } from './support/recorded-chat.ts';

const COUNT = graphql(`
  query UnreadCount {
    unreadNotificationCount
  }
`);

const MARK_ALL = graphql(`
  mutation MarkNotificationsReadUntil($input: MarkAllNotificationsReadInput!) {
    markAllNotificationsRead(input: $input) {
      unreadCount
    }
  }
`);

const notification = (number: number, readAt: string | null = null) => ({
  __typename: 'Notification',
  id: `n${number}`,
  number,
  kind: 'SECURITY',
  at: `2026-11-21T10:0${number}:00Z`,
  readAt,
  emoji: null,
  actor: null,
  conversation: null,
  message: null,
});

const page = (...numbers: number[]) => ({
  notifications: {
    __typename: 'NotificationConnection',
    edges: numbers.map((number) => ({ __typename: 'NotificationEdge', node: notification(number) })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  },
});

/** Ada's list of two notifications, and the two subscriptions that keep it up. */
async function adasList() {
  const answers = { page: page(2, 1) };
  const chat = recordedChat('ada', [
    ['NotificationsPage', () => answers.page],
    [
      'MarkNotificationsReadUntil',
      () => ({ markAllNotificationsRead: { __typename: 'MarkAllNotificationsReadPayload', unreadCount: 0 } }),
    ],
  ]);
  const screen = (query: DocumentInput, variables: object, kind: OperationType = 'query', requestPolicy?: 'cache-only') => {
    const shown: { data: OperationResult['data'] } = { data: undefined };
    const request = createRequest(query, variables);
    pipe(
      chat.client.executeRequestOperation(chat.client.createRequestOperation(kind, request, { requestPolicy })),
      subscribe(({ data }) => {
        shown.data = data;
      }),
    );
    return shown;
  };
  const list = screen(NOTIFICATIONS_PAGE, { after: null, unreadOnly: false });
  const count = screen(COUNT, {}, 'query', 'cache-only');
  screen(NOTIFICATION_ADDED, { after: null }, 'subscription');
  screen(UNREAD_CHANGED, {}, 'subscription');
  await setImmediate();
  return {
    ...chat,
    answers,
    screen,
    unread: () => count.data?.unreadNotificationCount,
    numbers: () => list.data?.notifications.edges.map(({ node }: { node: { number: number } }) => node.number),
    read: () => list.data?.notifications.edges.map(({ node }: { node: { readAt: string | null } }) => node.readAt !== null),
    tells: (number: number, unreadCount: number, kind = 'EVENT') =>
      chat.tell('notificationAdded', {
        __typename: 'NotificationUpdate',
        kind,
        position: `p${number}`,
        unreadCount,
        notification: kind === 'EVENT' ? notification(number) : null,
      }),
    counts: (unreadCount: number, kind = 'EVENT') =>
      chat.tell('unreadNotifications', { __typename: 'UnreadUpdate', kind, unreadCount }),
  };
}

test('how much is unread is known from the start of the subscription, without a query', async () => {
  const ada = await adasList();
  await ada.counts(2, 'STARTED');
  expect(ada.unread()).toBe(2);
  expect(ada.asked).toEqual(['NotificationsPage']);
});

test('a new notification stands on top of the list, once, however often it is told', async () => {
  const ada = await adasList();
  await ada.tells(3, 3);
  await ada.tells(3, 3);
  expect(ada.numbers()).toEqual([3, 2, 1]);
  expect(ada.unread()).toBe(3);
  expect(ada.asked).toEqual(['NotificationsPage']);
});

test('what was read on another device is read again from the graph', async () => {
  const ada = await adasList();
  await ada.counts(2, 'STARTED');
  ada.answers.page = page(2);
  await ada.counts(1);
  expect(ada.unread()).toBe(1);
  expect(ada.numbers()).toEqual([2]);
});

test('marking all as read leaves what came after the newest that was seen', async () => {
  const ada = await adasList();
  await ada.tells(3, 3);
  ada.screen(MARK_ALL, { input: { until: 2 } }, 'mutation');
  await setImmediate();
  expect(ada.read()).toEqual([false, true, true]);
});

test('what cannot be continued is loaded afresh', async () => {
  const ada = await adasList();
  ada.answers.page = page(9, 8);
  await ada.tells(0, 2, 'RESET');
  expect(ada.numbers()).toEqual([9, 8]);
});
