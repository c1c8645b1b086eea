import { newId } from '@parley/kit/id';
import type { Opened } from '@parley/kit/live/contract';
import { topicName } from '@parley/kit/topics';
import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audienceOfOwnPresence, audienceOfPresence } from '../src/audience.ts';
import { peopleOf, person, soon, startPresence, type TestPresence } from './support/presence.ts';

const WATCH = 'subscription { presence(userIds: []) { kind user { id } presence { status lastSeenAt } } }';

let presence: TestPresence;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  presence = await startPresence();
  people = peopleOf(presence);
});
afterAll(() => presence[Symbol.asyncDispose]());

test('who watches people is told at the start how they are, and of each change what is then', async () => {
  const [ada, bob] = [person(), person()];
  presence.owners.befriend(ada.id, bob.id);
  await people.beat(bob, 'IDLE');
  const { topics } = (await presence.open('presence', { userIds: [bob.id] }, ada)) as Opened;
  const heard = await presence.hear('presence/user', bob.id);
  expect(topics).toEqual([
    {
      topic: topicName(presence.prefix, 'presence/user', bob.id),
      audience: audienceOfPresence(bob.id),
      payload: { userId: bob.id },
      head: null,
      from: null,
    },
  ]);
  const started = { kind: 'started' as const, payload: topics[0]?.payload };
  const told = (kind: string, status: string) => [
    { data: { presence: { kind, user: { id: bob.id }, presence: { status, lastSeenAt: null } } } },
  ];
  expect(await presence.resolve(WATCH, [started], audienceOfPresence(bob.id))).toEqual(told('STARTED', 'AWAY'));
  await people.choose(bob, 'DND');
  await expect.poll(() => heard.length, soon).toBe(1);
  const event = { payload: heard[0]?.payload };
  expect(await presence.resolve(WATCH, [event], audienceOfPresence(bob.id))).toEqual(told('EVENT', 'DND'));
  expect(await presence.resolve(WATCH, [event], ada)).toEqual(told('EVENT', 'DND'));
});

test('one watches oneself apart from others, so that all devices see what only they may see', async () => {
  const ada = person();
  const { topics } = (await presence.open('presence', { userIds: [ada.id] }, ada)) as Opened;
  expect(topics).toMatchObject([
    { topic: topicName(presence.prefix, 'presence/own', ada.id), audience: audienceOfOwnPresence(ada.id) },
  ]);
});

test('who ceases to be visible is told of as ended, with nothing of their presence', async () => {
  const [ada, bob] = [person(), person()];
  presence.owners.befriend(ada.id, bob.id);
  await people.beat(bob);
  presence.owners.block(bob.id, ada.id);
  expect(await presence.resolve(WATCH, [{ kind: 'ended', payload: { userId: bob.id } }], ada)).toEqual([
    { data: { presence: { kind: 'ENDED', user: { id: bob.id }, presence: null } } },
  ]);
});

test('people are watched by the hundred, each named once, and nobody who cannot be', async () => {
  const ada = person();
  const others = Array.from({ length: 500 }, newId);
  presence.owners.seat(newId(), ada.id, ...others);
  const { topics } = (await presence.open('presence', { userIds: others }, ada)) as Opened;
  expect(topics).toHaveLength(500);
  const twice = (await presence.open('presence', { userIds: [others[0], others[0], newId()] }, ada)) as Opened;
  expect(twice.topics).toHaveLength(1);
  const none = (await presence.open('presence', { userIds: [newId()] }, ada)) as Opened;
  expect(none).toMatchObject({ topics: [], wakeUps: [topicName(presence.prefix, 'presence/visibility', ada.id)] });
});

test.each([
  [[], 'Give at least one person.'],
  [Array.from({ length: 501 }, newId), 'Give at most 500 people.'],
])('one person at least is watched, and at most 500: %#', async (userIds, message) => {
  expect(await presence.open('presence', { userIds }, person())).toMatchObject({
    error: { message, extensions: { code: 'BAD_USER_INPUT', field: 'userIds' } },
  });
});

test.each([
  undefined,
  null,
  'x',
  7,
  {},
  [null],
  [7],
  ['x'],
  [''],
  ['00000000-0000-0000-0000-00000000000'],
  ["' or 1=1 --"],
  ['{x}'],
  [['a']],
])('people to watch are ids: %j', async (userIds) => {
  expect(await presence.open('presence', { userIds }, person())).toMatchObject({
    error: { extensions: { code: 'BAD_USER_INPUT', field: 'userIds' } },
  });
});

test('nobody watches without being somebody', async () => {
  for (const shown of [null, 'conversation:x', `presence:${newId()}`]) {
    for (const [field, args] of [
      ['presence', { userIds: [] }],
      ['typing', { conversationId: newId() }],
      ['callSignals', {}],
    ] as const) {
      expect(await presence.open(field, args, shown)).toMatchObject({ error: { extensions: { code: 'UNAUTHENTICATED' } } });
    }
  }
});

test('a storm of people who come online costs one envelope for each and one for their own devices, however many watch', async () => {
  await using redis = await startOwnRedis();
  await using storm = await startPresence({ redisUrl: redis.url });
  const all = Array.from({ length: 200 }, () => person());
  storm.owners.seat(newId(), ...all.map(({ id }) => id));
  const heard = await Promise.all(all.map(({ id }) => storm.hear('presence/user', id)));
  const { beat } = peopleOf(storm);
  const asked = storm.owners.asked();
  for (let time = 0; time < 3; time++) await Promise.all(all.map((one) => beat(one)));
  await expect.poll(() => heard.every((envelopes) => envelopes.length === 1), soon).toBe(true);
  const statistics = await (storm.redis as Redis).info('commandstats');
  expect(/cmdstat_publish:calls=(\d+)/.exec(statistics)?.[1]).toBe('400');
  expect(storm.owners.asked()).toBe(asked);
});

test('what is told to a whole audience asks no other subgraph', async () => {
  const bob = person();
  await people.beat(bob);
  const asked = presence.owners.asked();
  expect(await presence.resolve(WATCH, [{ payload: { userId: bob.id } }], audienceOfPresence(bob.id))).toMatchObject([
    { data: { presence: { presence: { status: 'ONLINE' } } } },
  ]);
  expect(presence.owners.asked()).toBe(asked);
});
