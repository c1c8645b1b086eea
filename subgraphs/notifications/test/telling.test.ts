import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createNotifications } from '../src/app.ts';
import { notificationsConfig } from '../src/config.ts';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { kindsOf, listOf, openRoom } from './support/room.ts';

let there: TestNotifications;
beforeAll(async () => {
  there = await startNotifications();
});
afterAll(() => there[Symbol.asyncDispose]());

/** Everything that was announced so far has been followed to its end, by now. */
async function settled(): Promise<void> {
  const [last, room] = [person(), openRoom(there)];
  await room.say(person(), [[last, { because: ['MENTION'] }]]);
  await expect.poll(() => kindsOf(there, last)).toEqual(['MENTION']);
}

test('each person whom a message concerns is told once, as what matters most to them', async () => {
  const [ada, bob, cleo, dora] = [person(), person(), person(), person()];
  const room = openRoom(there);
  const number = await room.say(ada, [
    [bob, { because: ['MEMBER', 'MENTION'] }],
    [cleo, { because: ['THREAD', 'MEMBER'] }],
    [dora, { because: ['MEMBER'] }],
  ]);
  await expect.poll(() => kindsOf(there, dora)).toEqual(['MESSAGE']);
  expect(await kindsOf(there, cleo)).toEqual(['REPLY']);
  const { nodes, unreadCount } = await listOf(there, bob);
  expect({ nodes, unreadCount }).toEqual({
    unreadCount: 1,
    nodes: [
      {
        id: expect.any(String),
        number: 1,
        kind: 'MENTION',
        readAt: null,
        emoji: null,
        actor: { id: ada.id },
        conversation: { id: room.id },
        message: { id: `${room.id}-${number}` },
      },
    ],
  });
  expect(await listOf(there, ada)).toMatchObject({ nodes: [], unreadCount: 0 });
});

test('an event that comes again tells nobody again', async () => {
  const [ada, bob] = [person(), person()];
  const room = openRoom(there);
  room.prepare(1, ada, [[bob, { because: ['DIRECT'] }]], { kind: 'DIRECT' });
  for (let times = 0; times < 5; times += 1) await room.announceSent(1, ada);
  await expect.poll(() => kindsOf(there, bob)).toEqual(['DIRECT_MESSAGE']);
  await settled();
  expect(await kindsOf(there, bob)).toEqual(['DIRECT_MESSAGE']);
});

test('who was not to be told when it happened is not told when the log brings a day again', async () => {
  const [ada, bob] = [person(), person()];
  const room = openRoom(there);
  room.prepare(1, ada, [[bob, { because: ['MENTION'] }]]);
  there.owners.attention.set(bob.id, { chosen: 'ONLINE', isHere: true, showing: [room.id] });
  const event = await there.announce('messages', 'message.sent', {
    conversationId: room.id,
    number: 1,
    revision: 1,
    change: 'sent',
    senderId: ada.id,
    threadRoot: null,
    mentions: { userIds: [bob.id], everyone: false, here: false },
    system: null,
  });
  await settled();
  there.owners.attention.delete(bob.id);
  await there.announceAgain('messages', event);
  await settled();
  expect(await kindsOf(there, bob)).toEqual([]);
});

test('a message for thousands is told page by page, and what fails in the middle is made good without telling anybody twice', async () => {
  const ada = person();
  const room = openRoom(there);
  const people = Array.from({ length: 1200 }, () => person());
  const because = ['EVERYONE'] as const;
  const pages = [people.slice(0, 500), people.slice(500, 1000), people.slice(1000)];
  for (const [index, page] of pages.entries()) {
    const made = room.prepare(
      1,
      ada,
      page.map((one) => [one, { because }]),
    );
    const next = index < 2 ? `page ${index + 1}` : null;
    there.owners.addressees.set(`${room.id}:1${index === 0 ? '' : `:page ${index}`}`, { ...made, next });
  }
  const first = room.prepare(
    1,
    ada,
    (pages[0] ?? []).map((one) => [one, { because }]),
  );
  there.owners.addressees.set(`${room.id}:1`, { ...first, next: 'page 1' });
  const [broken] = pages[2] ?? [];
  await there.sql(`create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
    create trigger refuse before insert on notification for each row when (new.user_id = '${broken?.id}') execute function refuse()`);
  await room.announceSent(1, ada);
  const told = async () => {
    const rows = await there.sql<{ count: string; people: string }>(
      'select count(*) as count, count(distinct user_id) as people from notification where conversation_id = $1',
      [room.id],
    );
    return { count: Number(rows[0]?.count), people: Number(rows[0]?.people) };
  };
  await expect.poll(told).toEqual({ count: 1000, people: 1000 });
  await there.sql('drop function refuse cascade');
  await expect.poll(told, { timeout: 15_000 }).toEqual({ count: 1200, people: 1200 });
});

test('many things at once give a person numbers without a gap, on several nodes', async () => {
  const other = await createNotifications(notificationsConfig(there.environment), { log: silentLog() });
  onTestFinished(() => other.stop());
  const [ada, bob, cleo] = [person(), person(), person()];
  const rooms = Array.from({ length: 20 }, () => openRoom(there));
  await Promise.all(
    rooms.flatMap((room, index) => {
      const both = [bob, cleo].map((one) => [one, { because: ['MENTION'] as const }] as const);
      return [room.say(ada, index % 2 === 0 ? both : both.toReversed()), room.say(ada, both)];
    }),
  );
  for (const one of [bob, cleo]) {
    await expect.poll(async () => (await listOf(there, one)).nodes.length).toBe(40);
    const { nodes } = await listOf(there, one);
    expect(nodes.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => 40 - index));
  }
});

test('who is brought into a conversation is told so, and who missed a call; of other events of a conversation nobody is', async () => {
  const [ada, bob] = [person(), person()];
  const room = openRoom(there);
  const concerned = [[bob, { because: ['SUBJECT'] }]] as const;
  await room.say(ada, concerned, { system: 'joined' });
  await room.say(ada, concerned, { system: 'renamed' });
  await expect.poll(() => kindsOf(there, bob)).toEqual(['INVITATION']);
  await room.say(ada, concerned, { system: 'callMissed', kind: 'DIRECT' });
  await expect.poll(() => kindsOf(there, bob)).toEqual(['MISSED_CALL', 'INVITATION']);
});

test('an edit tells those whom it newly mentions, also where they had read it before, and nobody twice', async () => {
  const [ada, bob, cleo, dora, emil] = [person(), person(), person(), person(), person()];
  const room = openRoom(there);
  const number = await room.say(ada, [[bob, { because: ['MENTION'] }]]);
  await expect.poll(() => kindsOf(there, bob)).toEqual(['MENTION']);
  const edit = (mentioned?: { userIds: readonly string[]; everyone: boolean; here: boolean }) =>
    there.announce('messages', 'message.changed', {
      conversationId: room.id,
      number,
      revision: 9,
      actorId: ada.id,
      change: 'edited',
      ...(mentioned && { mentioned }),
    });
  const nobody = { userIds: [], everyone: false, here: false };
  room.prepare(number, ada, [
    [bob, { because: ['MENTION'] }],
    [cleo, { because: ['MENTION', 'MEMBER'], hasRead: true }],
    [dora, { because: ['MEMBER'] }],
  ]);
  await edit();
  await settled();
  expect(await kindsOf(there, cleo)).toEqual([]);
  await edit({ ...nobody, userIds: [cleo.id] });
  await expect.poll(() => kindsOf(there, cleo)).toEqual(['MENTION']);
  expect(await listOf(there, cleo)).toMatchObject({ unreadCount: 1, nodes: [{ message: { id: `${room.id}-${number}` } }] });

  there.owners.attention.set(emil.id, { chosen: 'ONLINE', isHere: true, showing: [] });
  room.prepare(number, ada, [
    [bob, { because: ['MENTION', 'HERE'] }],
    [cleo, { because: ['MENTION', 'HERE'] }],
    [emil, { because: ['HERE', 'MEMBER'] }],
  ]);
  await edit({ ...nobody, here: true });
  await expect.poll(() => kindsOf(there, emil)).toEqual(['MENTION']);
  await settled();
  for (const one of [bob, cleo]) expect(await kindsOf(there, one)).toEqual(['MENTION']);
  expect(await kindsOf(there, dora)).toEqual([]);
  there.owners.addressees.delete(`${room.id}:${number}`);
  await edit({ ...nobody, userIds: [dora.id] });
  await expect.poll(async () => (await listOf(there, emil)).unreadCount).toBe(0);
});

test('a reaction is told to who was reacted to, once however often it is put there, and is read when it is taken back', async () => {
  const [ada, bob] = [person(), person()];
  const room = openRoom(there);
  const key = `${room.id}:7:${bob.id}`;
  const react = () =>
    there.announce('messages', 'message.changed', {
      conversationId: room.id,
      number: 7,
      revision: 9,
      actorId: bob.id,
      change: 'reacted',
    });
  there.owners.reactions.set(key, {
    messageId: `${room.id}-7`,
    authorId: ada.id,
    emoji: '🎉',
    level: 'ALL',
    mutedUntil: null,
    hasLeft: false,
  });
  await react();
  await expect
    .poll(async () => (await listOf(there, ada)).nodes)
    .toMatchObject([{ kind: 'REACTION', emoji: '🎉', actor: { id: bob.id }, message: { id: `${room.id}-7` }, readAt: null }]);
  const reaction = there.owners.reactions.get(key);
  there.owners.reactions.delete(key);
  await react();
  await expect.poll(async () => (await listOf(there, ada)).unreadCount).toBe(0);
  if (reaction !== undefined) there.owners.reactions.set(key, reaction);
  await react();
  await settled();
  expect(await listOf(there, ada)).toMatchObject({ unreadCount: 0, nodes: [{ kind: 'REACTION' }] });
});

test('contacts and what happens to the account are told, and a request is read when it is answered', async () => {
  const [ada, bob] = [person(), person()];
  await there.announce('users', 'contact.requested', { fromUserId: ada.id, toUserId: bob.id });
  await expect.poll(() => kindsOf(there, bob)).toEqual(['CONTACT_REQUEST']);
  expect(await listOf(there, bob)).toMatchObject({ unreadCount: 1, nodes: [{ actor: { id: ada.id }, conversation: null }] });
  await there.announce('users', 'contact.accepted', { fromUserId: ada.id, toUserId: bob.id });
  await expect.poll(() => kindsOf(there, ada)).toEqual(['CONTACT_ACCEPTED']);
  await expect.poll(async () => (await listOf(there, bob)).unreadCount).toBe(0);
  await there.announce('users', 'session.started', { userId: ada.id, sessionId: newId(), newDevice: false });
  await there.announce('users', 'session.started', { userId: ada.id, sessionId: newId(), newDevice: true });
  await there.announce('users', 'password.changed', { userId: ada.id });
  await expect.poll(() => kindsOf(there, ada)).toEqual(['SECURITY', 'SECURITY', 'CONTACT_ACCEPTED']);
});

test('whoever has blocked the other, is suspended or gone is told of nothing', async () => {
  const [ada, blocking, suspended, erased, bob] = [person(), person(), person(), person(), person()];
  there.owners.block(blocking.id, ada.id);
  there.owners.people.set(suspended.id, { suspended: true });
  there.owners.people.set(erased.id, null);
  const because = ['MENTION'] as const;
  await openRoom(there).say(
    ada,
    [blocking, suspended, erased, bob].map((one) => [one, { because }]),
  );
  await expect.poll(() => kindsOf(there, bob)).toEqual(['MENTION']);
  for (const one of [blocking, suspended, erased]) expect(await kindsOf(there, one)).toEqual([]);
});

test('while nobody knows what people look at they are told, and nothing is pushed or lost', async () => {
  const here = await startNotifications({ settings: { PRESENCE_URL: 'http://127.0.0.1:9' } });
  onTestFinished(() => here[Symbol.asyncDispose]());
  const [ada, bob] = [person(), person()];
  await openRoom(here).say(ada, [[bob, { because: ['MENTION'] }]]);
  await expect.poll(() => kindsOf(here, bob)).toEqual(['MENTION']);
});
