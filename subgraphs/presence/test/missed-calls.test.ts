import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { createOutage } from '@parley/kit/outage';
import type { Viewer } from '@parley/kit/passport';
import type { LoggedEvent } from '@parley/schema/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RingingService } from '../src/call/ringing.service.ts';
import { RingingStore } from '../src/call/ringing.store.ts';
import { createDueList } from '../src/due/due-list.ts';
import { createRunScript } from '../src/script.ts';
import { person, soon, startPresence, type TestPresence } from './support/presence.ts';
import { startPresenceProcess } from './support/presence-process.ts';

const SEND = 'mutation ($input: SendCallSignalInput!) { sendCallSignal(input: $input) { signal { id } } }';

let presence: TestPresence;
/** A node at which calls ring for a moment only. */
let quick: TestPresence;
beforeAll(async () => {
  presence = await startPresence({ settings: { RING_SECONDS: '600' } });
  quick = await startPresence({ settings: { RING_SECONDS: '1' }, beside: presence });
});
afterAll(async () => {
  await quick[Symbol.asyncDispose]();
  await presence[Symbol.asyncDispose]();
});

/** Ada calls Bob and Cyd, who sit in a conversation with her; `say` is one signal of that call. */
function room(callId = 'call-1') {
  const [ada, bob, cyd, conversationId] = [person(), person(), person(), newId()];
  presence.owners.seat(conversationId, ada.id, bob.id, cyd.id);
  const say = (
    from: Viewer,
    kind: string,
    to: Viewer,
    { at = presence, ...more }: { at?: TestPresence; [field: string]: unknown } = {},
  ) => at.ask(SEND, { input: { callId, conversationId, toUserId: to.id, deviceId: 'phone', kind, ...more } }, from);
  return { ada, bob, cyd, conversationId, say };
}

type Missed = Extract<LoggedEvent, { name: 'call.missed' }>;
const missedIn = async (conversationId: string): Promise<Missed[]> =>
  (await presence.written()).filter((event): event is Missed => event.name === 'call.missed' && event.key === conversationId);
const missersIn = async (conversationId: string) =>
  (await missedIn(conversationId)).map(({ payload }) => [...payload.missedBy].sort());
/** All that was due before this call has been looked at by then. */
async function fence(): Promise<void> {
  const { ada, bob, conversationId, say } = room();
  await say(ada, 'RING', bob);
  await say(ada, 'HANG_UP', bob);
  await expect.poll(() => missersIn(conversationId), soon).toEqual([[bob.id]]);
}

test('a call whose caller hangs up before anybody has taken it is missed, and told of once', async () => {
  const { ada, bob, conversationId, say } = room();
  await say(ada, 'RING', bob);
  await say(ada, 'HANG_UP', bob);
  await expect.poll(() => missedIn(conversationId), soon).toHaveLength(1);
  const [event] = await missedIn(conversationId);
  expect(event).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'call.missed',
    key: conversationId,
    at: expect.any(String),
    payload: { callId: 'call-1', conversationId, callerId: ada.id, missedBy: [bob.id], at: event?.at },
  });
  await say(ada, 'HANG_UP', bob);
  await say(ada, 'RING', bob);
  await say(ada, 'HANG_UP', bob);
  await fence();
  expect(await missedIn(conversationId)).toHaveLength(1);
});

test('a call that rings until its time is over is missed by all whom it rang at', async () => {
  const { ada, bob, cyd, conversationId, say } = room();
  await say(ada, 'RING', bob, { at: quick });
  await say(ada, 'RING', cyd, { at: quick });
  await expect.poll(() => missersIn(conversationId), soon).toEqual([[bob.id, cyd.id].sort()]);
});

test('a call is not missed by anybody once somebody has taken it', async () => {
  const { ada, bob, cyd, conversationId, say } = room();
  await say(ada, 'RING', bob);
  await say(ada, 'RING', cyd);
  await say(bob, 'ACCEPT', ada);
  await say(ada, 'HANG_UP', bob);
  await say(ada, 'HANG_UP', cyd);
  await fence();
  expect(await missedIn(conversationId)).toEqual([]);
});

test('who declines has not missed the call, whoever else has', async () => {
  const one = room();
  await one.say(one.ada, 'RING', one.bob);
  await one.say(one.bob, 'DECLINE', one.ada);
  await one.say(one.ada, 'HANG_UP', one.bob);
  const two = room();
  await two.say(two.ada, 'RING', two.bob);
  await two.say(two.ada, 'RING', two.cyd);
  await two.say(two.bob, 'HANG_UP', two.ada);
  await two.say(two.ada, 'HANG_UP', two.bob);
  await two.say(two.ada, 'HANG_UP', two.cyd);
  await expect.poll(() => missersIn(two.conversationId), soon).toEqual([[two.cyd.id]]);
  await fence();
  expect(await missedIn(one.conversationId)).toEqual([]);
});

test('as long as it rings at anybody nothing is told', async () => {
  const { ada, bob, cyd, conversationId, say } = room();
  await say(ada, 'RING', bob);
  await say(ada, 'RING', cyd);
  await say(ada, 'HANG_UP', bob);
  await fence();
  expect(await missedIn(conversationId)).toEqual([]);
  await say(ada, 'HANG_UP', cyd);
  await expect.poll(() => missersIn(conversationId), soon).toEqual([[bob.id, cyd.id].sort()]);
});

test('outsiders, and members whom it does not ring at, change nothing of a call', async () => {
  const { ada, bob, cyd, conversationId, say } = room();
  const stranger = person();
  await say(ada, 'RING', bob);
  for (const kind of ['ACCEPT', 'DECLINE', 'HANG_UP']) {
    await say(cyd, kind, ada);
    await say(cyd, kind, bob);
    await expect(say(stranger, kind, ada)).rejects.toThrow('NOT_FOUND');
  }
  const elsewhere = newId();
  presence.owners.seat(elsewhere, ada.id, bob.id);
  await say(bob, 'ACCEPT', ada, { conversationId: elsewhere });
  await say(ada, 'HANG_UP', bob);
  await expect.poll(() => missersIn(conversationId), soon).toEqual([[bob.id]]);
  expect(await missedIn(elsewhere)).toEqual([]);
});

test('nobody misses a call of their own, nor one that nobody was allowed to make', async () => {
  const { ada, bob, conversationId, say } = room();
  const stranger = person();
  await say(ada, 'RING', ada);
  await say(ada, 'HANG_UP', ada);
  await expect(say(stranger, 'RING', bob)).rejects.toThrow('NOT_FOUND');
  presence.owners.block(bob.id, ada.id);
  await expect(say(ada, 'RING', bob)).rejects.toThrow('FORBIDDEN');
  await fence();
  expect(await missedIn(conversationId)).toEqual([]);
});

test('what a node had announced when it died, and not noted yet, is announced again as the same event', async () => {
  const { ada, bob, conversationId } = room();
  const { prefix, redis: client } = presence;
  const run = createRunScript({ client, outage: createOutage(silentLog(), 'Redis') });
  const store = new RingingStore({ run, prefix, ringMs: 600_000 });
  const due = createDueList({ run, prefix, noun: 'ringing' });
  const eventLog = createRedisEventLog({ client, prefix });
  const dying = new RingingService({
    store,
    due,
    eventLog: {
      async append(...announced) {
        await eventLog.append(...announced);
        throw new Error('the node dies here');
      },
    },
  });
  const call = { callerId: ada.id, conversationId, callId: 'call-1' };
  const { key } = await store.ring(call, bob.id);
  await store.callOff(call, bob.id);
  await expect(dying.settle(key)).rejects.toThrow('the node dies here');
  await due.add(key, 1);
  await expect.poll(() => missedIn(conversationId), soon).toHaveLength(2);
  const [first, second] = await missedIn(conversationId);
  expect(second).toEqual(first);
});

test('calls that a killed process had seen ring are announced by another one, each as one event', async () => {
  await using doomed = await startPresenceProcess(presence);
  const rooms = Array.from({ length: 30 }, (_, index) => room(`call-${index}`));
  const input = (index: number, kind: string) => {
    const { conversationId, bob } = rooms[index] as (typeof rooms)[number];
    return { input: { callId: `call-${index}`, conversationId, toUserId: bob.id, deviceId: 'phone', kind } };
  };
  await Promise.all(rooms.map(({ ada }, index) => doomed.graph(SEND, input(index, 'RING'), ada)));
  await Promise.all(rooms.map(({ ada }, index) => doomed.graph(SEND, input(index, 'HANG_UP'), ada)));
  await doomed.kill9();
  for (const { conversationId, bob } of rooms) {
    await expect.poll(async () => (await missersIn(conversationId)).length, { timeout: 30_000 }).toBeGreaterThan(0);
    const events = await missedIn(conversationId);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    expect(events[0]?.payload.missedBy).toEqual([bob.id]);
  }
}, 60_000);
