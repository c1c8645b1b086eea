import { newId } from '@parley/kit/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audienceOfOwnPresence, audienceOfPresence } from '../src/audience.ts';
import { peopleOf, person, soon, startPresence, type TestPresence } from './support/presence.ts';

const WATCH = 'subscription { presence(userIds: []) { kind user { id } presence { status lastSeenAt } } }';
const START_TYPING = 'mutation ($id: ID!) { startTyping(conversationId: $id) { againAfterSeconds } }';
const TYPING = `query ($id: ID!) {
  _entities(representations: [{ __typename: "Conversation", id: $id }]) { ... on Conversation { typing { user { id } } } }
}`;

let presence: TestPresence;
let people: ReturnType<typeof peopleOf>;
/** A node at which devices are soon gone: what is not about that does not hang on how long a test takes. */
let quick: TestPresence;
beforeAll(async () => {
  presence = await startPresence();
  people = peopleOf(presence);
  quick = await startPresence({ settings: { PRESENCE_GONE_AFTER_SECONDS: '1.5' }, beside: presence });
});
afterAll(async () => {
  await quick[Symbol.asyncDispose]();
  await presence[Symbol.asyncDispose]();
});

function friends() {
  const [ada, bob] = [person(), person()];
  presence.owners.befriend(ada.id, bob.id);
  return { ada, bob };
}

test('who is invisible looks offline to everybody else, and sees themselves as they are', async () => {
  const { ada, bob } = friends();
  await people.beat(ada);
  expect(await people.choose(ada, 'INVISIBLE')).toEqual({
    status: 'INVISIBLE',
    shown: 'OFFLINE',
    chosen: 'INVISIBLE',
    until: null,
  });
  expect(await people.status(bob, ada)).toBe('OFFLINE');
  expect(await people.status(ada, ada)).toBe('INVISIBLE');
  const events = [{ payload: { userId: ada.id } }];
  const shown = (status: string) => [{ data: { presence: { presence: { status } } } }];
  expect(await presence.resolve(WATCH, events, audienceOfPresence(ada.id))).toMatchObject(shown('OFFLINE'));
  expect(await presence.resolve(WATCH, events, bob)).toMatchObject(shown('OFFLINE'));
  expect(await presence.resolve(WATCH, events, audienceOfOwnPresence(ada.id))).toMatchObject(shown('INVISIBLE'));
  expect(await presence.resolve(WATCH, events, ada)).toMatchObject(shown('INVISIBLE'));
});

test('the time when somebody was last seen stands still while they are invisible', async () => {
  const { ada, bob } = friends();
  await people.beat(ada);
  await people.choose(ada, 'INVISIBLE');
  const before = await people.seen(bob, ada);
  expect(before).toEqual([{ status: 'OFFLINE', lastSeenAt: expect.any(String) }]);
  for (const [state, device] of [
    ['ACTIVE', 'phone'],
    ['IDLE', 'desk'],
    ['CLOSED', 'phone'],
    ['ACTIVE', 'desk'],
  ] as const) {
    await people.beat(ada, state, device);
    expect(await people.seen(bob, ada)).toEqual(before);
  }
});

test('nothing is told to others of what somebody does who is invisible, and all of it to themselves', async () => {
  const { ada } = friends();
  await people.beat(ada);
  await people.choose(ada, 'INVISIBLE');
  const [others, own] = [await presence.hear('presence/user', ada.id), await presence.hear('presence/own', ada.id)];
  await people.beat(ada, 'IDLE', 'desk');
  await people.beat(ada, 'CLOSED', 'desk');
  await people.beat(ada, 'CLOSED', 'phone');
  await expect.poll(() => own.length, soon).toBe(1);
  await people.beat(ada, 'ACTIVE', 'phone');
  await expect.poll(() => own.length, soon).toBe(2);
  await peopleOf(quick).beat(ada, 'ACTIVE', 'phone');
  // The device is gone by itself: told to the person, in the same moment in which others would have been told.
  await expect.poll(() => own.length, soon).toBe(3);
  expect(others).toEqual([]);
});

test('who becomes invisible is told to others as gone, as if they had closed their last device', async () => {
  const hides = friends();
  const closes = friends();
  const told = [];
  for (const [{ ada, bob }, go] of [
    [hides, () => people.choose(hides.ada, 'INVISIBLE')],
    [closes, () => people.beat(closes.ada, 'CLOSED')],
  ] as const) {
    await people.beat(ada);
    const heard = await presence.hear('presence/user', ada.id);
    const before = Date.now();
    await go();
    await expect.poll(() => heard.length, soon).toBe(1);
    const [seen] = await people.seen(bob, ada);
    const { id, at, topic, ...envelope } = heard[0] ?? {};
    expect([id, at, topic]).not.toContain(undefined);
    const lastSeenAt = Date.parse(String(seen?.lastSeenAt)) >= before ? 'when they went' : 'before';
    told.push({ ...seen, lastSeenAt, envelope: JSON.stringify(envelope).replaceAll(ada.id, 'who') });
  }
  expect(told[0]).toEqual(told[1]);
  expect(told[0]).toMatchObject({ status: 'OFFLINE', lastSeenAt: 'when they went' });
});

test('who is invisible from the start is told to nobody', async () => {
  const { ada, bob } = friends();
  const heard = await presence.hear('presence/user', ada.id);
  await people.choose(ada, 'INVISIBLE');
  await people.beat(ada);
  await people.beat(ada, 'IDLE', 'desk');
  expect(await people.seen(bob, ada)).toEqual([{ status: 'OFFLINE', lastSeenAt: null }]);
  expect(await people.own(ada)).toMatchObject({ status: 'INVISIBLE', shown: 'OFFLINE' });
  expect(heard).toEqual([]);
});

test('typing tells nothing of who is invisible', async () => {
  const { ada, bob } = friends();
  const room = newId();
  presence.owners.seat(room, ada.id, bob.id);
  const heard = await presence.hear('presence/typing', room);
  const typists = async () => (await presence.ask(TYPING, { id: room }, bob))._entities[0].typing;
  await people.choose(ada, 'INVISIBLE');
  await presence.ask(START_TYPING, { id: room }, ada);
  expect(await typists()).toEqual([]);
  await people.choose(ada, 'ONLINE');
  await presence.ask(START_TYPING, { id: room }, ada);
  expect(await typists()).toEqual([{ user: { id: ada.id } }]);
  await people.choose(ada, 'INVISIBLE');
  expect(await typists()).toEqual([]);
  await expect.poll(() => heard.length, soon).toBe(1);
});

test('a status that was lost with Redis comes back with the next sign, so that nobody is seen who hides', async () => {
  const { ada, bob } = friends();
  await people.beat(ada);
  await people.choose(ada, 'INVISIBLE');
  const heard = await presence.hear('presence/user', ada.id);
  await presence.redis.del(`${presence.prefix}:presence:{${ada.id}}`);
  expect(await people.beat(ada, 'ACTIVE', 'phone', { chosen: 'INVISIBLE' })).toMatchObject({ status: 'INVISIBLE' });
  expect(await people.status(bob, ada)).toBe('OFFLINE');
  expect(heard).toEqual([]);
  expect(await people.beat(ada, 'ACTIVE', 'phone', { chosen: 'ONLINE' })).toMatchObject({ status: 'INVISIBLE' });
});
