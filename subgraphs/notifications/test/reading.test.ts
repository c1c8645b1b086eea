import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { listOf, openRoom, type Room } from './support/room.ts';

let there: TestNotifications;
beforeAll(async () => {
  there = await startNotifications();
});
afterAll(() => there[Symbol.asyncDispose]());

const MARK = `mutation ($ids: [ID!]!) {
  markNotificationsRead(input: { ids: $ids }) { unreadCount notifications { id readAt } }
}`;
const MARK_ALL = 'mutation ($until: Int!) { markAllNotificationsRead(input: { until: $until }) { unreadCount } }';
const COUNT = '{ unreadNotificationCount }';

const MENTION = { because: ['MENTION'] } as const;

/** Mentions the person so many times in a conversation, one after the other: what is said at once is told in no promised order. */
async function mention(who: Viewer, times: number, room: Room = openRoom(there)): Promise<Room> {
  const before = (await listOf(there, who)).nodes.length;
  const sender = person();
  for (let time = 1; time <= times; time += 1) {
    await room.say(sender, [[who, MENTION]]);
    await expect.poll(async () => (await listOf(there, who)).nodes.length).toBe(before + time);
  }
  return room;
}

const unreadOf = async (who: Viewer): Promise<number> => (await there.ask(COUNT, {}, who)).unreadNotificationCount;

test('what is marked is read for good, and only that', async () => {
  const bob = person();
  await mention(bob, 3);
  const [newest, middle] = (await listOf(there, bob)).nodes;
  const marked = await there.ask(MARK, { ids: [middle?.id, middle?.id, 'nonsense', newId()] }, bob);
  expect(marked.markNotificationsRead).toEqual({
    unreadCount: 2,
    notifications: [{ id: middle?.id, readAt: expect.any(String) }],
  });
  const { nodes } = await listOf(there, bob);
  expect(nodes.map(({ readAt }) => readAt !== null)).toEqual([false, true, false]);
  const unread = await listOf(there, bob, { unreadOnly: true });
  expect(unread.nodes.map(({ number }) => number)).toEqual([3, 1]);
  const again = await there.ask(MARK, { ids: [middle?.id] }, bob);
  expect(again.markNotificationsRead.notifications).toEqual([{ id: middle?.id, readAt: nodes[1]?.readAt }]);
  expect(newest?.readAt).toBe(null);
});

test('all up to what was seen is read, and what came meanwhile is not', async () => {
  const bob = person();
  await mention(bob, 3);
  expect(await there.ask(MARK_ALL, { until: 2 }, bob)).toEqual({ markAllNotificationsRead: { unreadCount: 1 } });
  expect((await listOf(there, bob, { unreadOnly: true })).nodes.map(({ number }) => number)).toEqual([3]);
  expect(await there.refusal(MARK_ALL, { until: -1 }, bob)).toBe('BAD_USER_INPUT');
  expect(await there.refusal(MARK, { ids: Array.from({ length: 501 }, newId) }, bob)).toBe('BAD_USER_INPUT');
});

test('the list is paged without a repetition, while more is told', async () => {
  const bob = person();
  await mention(bob, 5);
  const first = await listOf(there, bob, { first: 2 });
  await mention(bob, 1);
  const second = await listOf(there, bob, { first: 2, after: first.next });
  const third = await listOf(there, bob, { first: 2, after: second.next });
  expect([first, second, third].map(({ nodes }) => nodes.map(({ number }) => number))).toEqual([[5, 4], [3, 2], [1]]);
  expect(third.next).toBe(null);
  for (const after of ['nonsense', Buffer.from('"1; drop"').toString('base64url')]) {
    expect(await there.refusal('query ($after: String) { notifications(after: $after) { position } }', { after }, bob)).toBe(
      'BAD_USER_INPUT',
    );
  }
});

test('who reads a thread has read what tells of its replies, up to there, and of no other', async () => {
  const bob = person();
  const ada = person();
  const room = openRoom(there);
  for (const threadRoot of [null, 1, 1, 2, 1]) {
    const before = (await listOf(there, bob)).nodes.length;
    await room.say(ada, [[bob, { because: ['THREAD', 'MENTION'] }]], { threadRoot });
    await expect.poll(async () => (await listOf(there, bob)).nodes.length).toBe(before + 1);
  }
  const unread = async () => (await listOf(there, bob, { unreadOnly: true })).nodes.map(({ number }) => number);
  await there.announce('messages', 'thread.read', { conversationId: newId(), userId: bob.id, root: 1, number: 5 });
  await there.announce('messages', 'thread.read', { conversationId: room.id, userId: ada.id, root: 1, number: 5 });
  await there.announce('messages', 'thread.read', { conversationId: room.id, userId: bob.id, root: 1, number: 3 });
  await expect.poll(unread).toEqual([5, 4, 1]);
});

test('who reads a conversation has read what tells of it, up to there, and nothing else', async () => {
  const bob = person();
  const room = await mention(bob, 3);
  await mention(bob, 1);
  const receipt = { conversationId: room.id, userId: bob.id, number: 2 };
  await there.announce('messages', 'receipt.moved', { ...receipt, kind: 'DELIVERED', number: 3 });
  await there.announce('messages', 'receipt.moved', { ...receipt, kind: 'READ' });
  await expect.poll(() => unreadOf(bob)).toBe(2);
  expect((await listOf(there, bob, { unreadOnly: true })).nodes.map(({ number }) => number)).toEqual([4, 3]);
});

test('a message that is read while it is being told of does not stay unread', async () => {
  const [ada, bob] = [person(), person()];
  const room = openRoom(there);
  const page = room.prepare(1, ada, [[bob, MENTION]]);
  const read = { ...page, people: page.people.map((one) => ({ ...one, hasRead: true })) };
  const asked: unknown[] = [];
  // The first question comes before the receipt, the second after it.
  Object.defineProperty(page, 'next', {
    get() {
      asked.push(page);
      there.owners.addressees.set(`${room.id}:1`, read);
      return null;
    },
  });
  await room.announceSent(1, ada);
  await expect.poll(async () => (await listOf(there, bob)).nodes.map(({ readAt }) => readAt !== null)).toEqual([true]);
  expect(asked).toHaveLength(1);
});

test('what tells of a message that was deleted is read, for all whom it was for', async () => {
  const people = Array.from({ length: 30 }, () => person());
  const room = openRoom(there);
  const number = await room.say(
    person(),
    people.map((one) => [one, MENTION]),
  );
  for (const one of people) await expect.poll(() => unreadOf(one)).toBe(1);
  await there.announce('messages', 'message.changed', {
    conversationId: room.id,
    number,
    revision: 2,
    actorId: newId(),
    change: 'deleted',
  });
  for (const one of people) await expect.poll(() => unreadOf(one)).toBe(0);
});

test('who leaves a conversation loses what tells of it, and keeps what they are told after they came back', async () => {
  const [bob, cleo] = [person(), person()];
  const room = await mention(bob, 2);
  await mention(cleo, 1, room);
  await mention(bob, 1);
  const left = await there.announce('messages', 'membership.changed', {
    conversationId: room.id,
    userId: bob.id,
    change: 'left',
  });
  await expect.poll(async () => (await listOf(there, bob)).nodes.length).toBe(1);
  expect((await listOf(there, cleo)).nodes).toHaveLength(1);
  await mention(bob, 1, room);
  await there.announceAgain('messages', left);
  await mention(bob, 1);
  expect((await listOf(there, bob)).nodes.map(({ number }) => number)).toEqual([5, 4, 3]);
});

test('what was read long ago is tidied away, and what was not read after a longer time', async () => {
  const [bob, cleo] = [person(), person()];
  await mention(bob, 4);
  await mention(cleo, 1);
  await there.ask(MARK_ALL, { until: 2 }, bob);
  const age = (days: number, number: number) =>
    there.sql(
      `update notification set at = at - make_interval(days => $1::integer), read_at = read_at - make_interval(days => $1::integer)
       where user_id = $2 and number = $3`,
      [days, bob.id, number],
    );
  await age(91, 1);
  await age(89, 2);
  await age(364, 3);
  await age(366, 4);
  await there.notifications.tidy();
  expect((await listOf(there, bob)).nodes.map(({ number }) => number)).toEqual([3, 2]);
  expect((await listOf(there, cleo)).nodes).toHaveLength(1);
});
