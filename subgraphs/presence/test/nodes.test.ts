import { randomUUID } from 'node:crypto';
import { newId } from '@parley/kit/id';
import { createLog, silentLog } from '@parley/kit/log';
import { createOutage } from '@parley/kit/outage';
import { connectRedis } from '@parley/kit/redis';
import { startRedisCluster } from '@parley/ops/dev/testing/redis-cluster';
import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import { expect, inject, test } from 'vitest';
import { createDueList } from '../src/due/due-list.ts';
import { startSweeper } from '../src/due/sweeper.ts';
import { PresenceStore } from '../src/presence/presence.store.ts';
import { createRunScript } from '../src/script.ts';
import { HEARTBEAT, peopleOf, person, soon, startPresence, type TestPresence } from './support/presence.ts';

const START = 'mutation ($id: ID!) { startTyping(conversationId: $id) { againAfterSeconds } }';
const SEND = 'mutation ($input: SendCallSignalInput!) { sendCallSignal(input: $input) { signal { id } } }';
const LISTEN = 'subscription { callSignals { signals { payload } } }';
const quick = { PRESENCE_GONE_AFTER_SECONDS: '4', TYPING_SECONDS: '3' };

function room(presence: TestPresence) {
  const [ada, bob, id] = [person(), person(), newId()];
  presence.owners.seat(id, ada.id, bob.id);
  return { ada, bob, id };
}

test('devices of one person on several nodes make one presence, and each change is told once', async () => {
  await using one = await startPresence({ settings: quick });
  await using other = await startPresence({ settings: quick, beside: one });
  const { ada, bob } = room(one);
  const heard = await one.hear('presence/user', ada.id);
  await Promise.all([peopleOf(one).beat(ada, 'ACTIVE', 'phone'), peopleOf(other).beat(ada, 'ACTIVE', 'desk')]);
  expect(await peopleOf(other).status(bob, ada)).toBe('ONLINE');
  await expect.poll(() => heard.length, soon).toBe(2);
  expect(await peopleOf(one).status(bob, ada)).toBe('OFFLINE');
  await peopleOf(one).beat(ada);
  await expect.poll(() => heard.length, soon).toBe(3);
});

test('when a node dies, others tell of what it would have told', async () => {
  await using one = await startPresence({ settings: quick });
  await using other = await startPresence({ settings: quick, beside: one });
  const { ada, bob, id } = room(one);
  await peopleOf(other).beat(ada);
  await other.ask(START, { id }, ada);
  const [presences, typing] = [await one.hear('presence/user', ada.id), await one.hear('presence/typing', id)];
  await other.stop();
  await expect.poll(() => [presences.length, typing.length], soon).toEqual([1, 1]);
  expect(await peopleOf(one).status(bob, ada)).toBe('OFFLINE');
});

test('what a node was about to tell when it died is told by another, and to nobody else', async () => {
  await using presence = await startPresence();
  const { ada } = room(presence);
  const dead = new PresenceStore({
    run: createRunScript({ client: presence.redis, outage: createOutage(silentLog(), 'Redis') }),
    prefix: presence.prefix,
    goneAfterMs: 70_000,
  });
  const [others, own] = [await presence.hear('presence/user', ada.id), await presence.hear('presence/own', ada.id)];
  const beats = async (heard: readonly unknown[]) => {
    await peopleOf(presence).beat(ada);
    return heard.length;
  };
  await dead.beat(ada.id, { deviceId: 'phone', state: 'ACTIVE', chosen: null, showing: null });
  await expect.poll(() => beats(others), { ...soon, interval: 500 }).toBe(1);
  expect(own).toHaveLength(1);
  await peopleOf(presence).choose(ada, 'INVISIBLE');
  await expect.poll(() => [others.length, own.length], soon).toEqual([2, 2]);
  await dead.choose(ada.id, 'INVISIBLE', new Date(Date.now() + 3_600_000));
  await expect.poll(() => beats(own), { ...soon, interval: 500 }).toBe(3);
  expect(others).toHaveLength(2);
}, 30_000);

test('what a node has taken and never finished comes to another one, and what is finished to none', async () => {
  const redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  const run = createRunScript(redis);
  const list = { run, prefix: `presence-test-${randomUUID()}`, noun: 'things', leaseMs: 200 };
  const [one, other] = [createDueList(list), createDueList(list)];
  const ids = Array.from({ length: 20 }, () => newId());
  for (const id of ids) await one.add(id, Date.now() - 1000);
  const later = newId();
  await one.add(later, Date.now() + 3_600_000);
  const taken = (await Promise.all([one.take(), other.take()])).flat();
  expect(taken.sort()).toEqual(ids.sort());
  for (const id of ids.slice(0, 15)) await one.done(id);
  const again: string[] = [];
  await expect
    .poll(async () => {
      again.push(...(await other.take()));
      return again.length;
    }, soon)
    .toBe(5);
  expect(again.sort()).toEqual(ids.slice(15).sort());
  await redis.stop();
});

test('what is listed again while it is looked at is not forgotten with the look', async () => {
  const redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  const due = createDueList({
    run: createRunScript(redis),
    prefix: `presence-test-${randomUUID()}`,
    noun: 'things',
  });
  const id = newId();
  await due.add(id, Date.now() - 1000);
  expect(await due.take()).toEqual([id]);
  await due.add(id, Date.now() - 500);
  await due.done(id);
  expect(await due.take()).toEqual([id]);
  await redis.stop();
});

test('what cannot be looked at comes again, and a node that stops finishes what else it has taken', async () => {
  const redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  const run = createRunScript(redis);
  const due = createDueList({ run, prefix: `presence-test-${randomUUID()}`, noun: 'things', leaseMs: 200 });
  const [broken, slow] = [newId(), newId()];
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const finished: string[] = [];
  const sweeper = startSweeper({
    due,
    log: silentLog(),
    everyMs: 10,
    async look(id) {
      if (id === broken) throw new Error('it cannot be looked at');
      begun.resolve();
      await goOn.promise;
      finished.push(id);
    },
  });
  for (const id of [broken, slow]) await due.add(id, Date.now() - 1000);
  await begun.promise;
  const stopped = sweeper.stop();
  setImmediate(goOn.resolve);
  await stopped;
  expect(finished).toEqual([slow]);
  await expect.poll(() => due.take(), soon).toEqual([broken]);
  await redis.stop();
});

test('all of it works on a cluster', async () => {
  await using cluster = await startRedisCluster();
  await using presence = await startPresence({ redisUrl: cluster.url, settings: quick });
  const { ada, bob, id } = room(presence);
  const [presences, typing, calls] = await Promise.all([
    presence.hear('presence/user', ada.id),
    presence.hear('presence/typing', id),
    presence.hear('presence/calls', bob.id),
  ]);
  await peopleOf(presence).beat(ada);
  expect(await peopleOf(presence).status(bob, ada)).toBe('ONLINE');
  await presence.ask(START, { id }, ada);
  const input = { callId: 'c', conversationId: id, toUserId: bob.id, deviceId: 'phone', kind: 'RING', payload: 'hello' };
  await presence.ask(SEND, { input }, ada);
  await expect.poll(() => calls.length, soon).toBe(1);
  expect(await presence.resolve(LISTEN, [{ kind: 'started' }, { payload: calls[0]?.payload }], bob)).toMatchObject([
    { data: { callSignals: { signals: [{ payload: 'hello' }] } } },
    { data: { callSignals: { signals: [{ payload: 'hello' }] } } },
  ]);
  await expect.poll(() => [presences.length, typing.length], soon).toEqual([2, 2]);
  await presence.ask(SEND, { input: { ...input, kind: 'HANG_UP' } }, ada);
  await expect.poll(() => presence.written(), soon).toMatchObject([{ name: 'call.missed', payload: { missedBy: [bob.id] } }]);
  await presence.announce('users', 'account.erased', { userId: ada.id });
  await expect.poll(() => peopleOf(presence).own(ada), soon).toMatchObject({ chosen: 'ONLINE' });
});

test('that Redis is away is said once, and once that it is back, however many meet it', async () => {
  const lines: { level: number; msg: string; reason?: string; err?: unknown }[] = [];
  const log = createLog('presence', 'info', { write: (line) => void lines.push(JSON.parse(line)) });
  const of = (words: string) => lines.filter(({ msg }) => msg === words);
  await using redis = await startOwnRedis();
  await using presence = await startPresence({ redisUrl: redis.url, log });
  const ada = person();
  const input = { deviceId: 'phone', state: 'ACTIVE' };
  await peopleOf(presence).beat(ada);
  redis.kill9();
  await expect.poll(() => presence.refusal('{ ownPresence { status } }', {}, ada), soon).toBe('UNAVAILABLE');
  for (let time = 0; time < 20; time++) await presence.refusal(HEARTBEAT, { input }, ada);
  await redis.restart();
  await expect.poll(() => of('Redis is back').length, soon).toBe(1);
  await expect.poll(async () => (await presence.graph(HEARTBEAT, { input }, ada)).errors, soon).toBeUndefined();
  expect(lines.filter(({ level }) => level > 30)).toEqual([expect.objectContaining({ msg: 'Redis is away' })]);
  expect(of('Redis is away')[0]).toMatchObject({ reason: expect.any(String) });
  expect(of('Redis is away')[0]).not.toHaveProperty('err');
});

test('while Redis is away whoever asks is told so, and when it is back, also empty, everything heals by itself', async () => {
  await using redis = await startOwnRedis();
  await using presence = await startPresence({ redisUrl: redis.url });
  const { ada, bob } = room(presence);
  const { beat, choose, status } = peopleOf(presence);
  await beat(ada);
  await choose(ada, 'INVISIBLE');
  await beat(bob);
  redis.kill9();
  const input = { deviceId: 'phone', state: 'ACTIVE' };
  await expect.poll(() => presence.refusal(HEARTBEAT, { input }, ada), soon).toBe('UNAVAILABLE');
  const { data, errors } = await peopleOf(presence).look(bob, ada);
  expect(data._entities[0].presence).toBeNull();
  expect(errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  await redis.restart();
  await expect.poll(() => presence.redis.ping().catch(() => null), soon).toBe('PONG');
  await presence.redis.flushall();
  await expect
    .poll(async () => (await presence.graph(HEARTBEAT, { input: { ...input, chosen: 'INVISIBLE' } }, ada)).errors, {
      timeout: 10_000,
    })
    .toBeUndefined();
  expect(await status(bob, ada)).toBe('OFFLINE');
  expect(await status(ada, ada)).toBe('INVISIBLE');
  expect(await status(ada, bob)).toBe('OFFLINE');
  await beat(bob);
  expect(await status(ada, bob)).toBe('ONLINE');
  const heard = await presence.hear('presence/visibility', ada.id);
  await expect
    .poll(
      async () => {
        await presence.announce('users', 'person.blocked', { byUserId: ada.id, userId: bob.id });
        return heard.length;
      },
      { ...soon, interval: 500 },
    )
    .toBeGreaterThan(0);
});
