import { afterAll, beforeAll, expect, test } from 'vitest';
import { HEARTBEAT, peopleOf, person, SET_STATUS, soon, startPresence, type TestPresence } from './support/presence.ts';

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

/** Two people who may see each other. */
function friends() {
  const [ada, bob] = [person(), person()];
  presence.owners.befriend(ada.id, bob.id);
  return { ada, bob };
}

const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds);

test('somebody is online while any device is active, away while all are idle, and offline without one', async () => {
  const { ada, bob } = friends();
  expect(await people.seen(bob, ada)).toEqual([{ status: 'OFFLINE', lastSeenAt: null }]);
  await people.beat(ada, 'IDLE', 'desk');
  expect(await people.status(bob, ada)).toBe('AWAY');
  await people.beat(ada, 'ACTIVE', 'phone');
  expect(await people.seen(bob, ada)).toEqual([{ status: 'ONLINE', lastSeenAt: null }]);
  await people.beat(ada, 'IDLE', 'phone');
  expect(await people.status(bob, ada)).toBe('AWAY');
  await people.beat(ada, 'CLOSED', 'phone');
  expect(await people.status(bob, ada)).toBe('AWAY');
  await people.beat(ada, 'CLOSED', 'desk');
  const [seen] = await people.seen(bob, ada);
  expect(seen?.status).toBe('OFFLINE');
  expect(Math.abs(Date.parse(String(seen?.lastSeenAt)) - Date.now())).toBeLessThan(60_000);
});

test('a device that gives no more signs is gone by itself, and those who watch are told', async () => {
  const { ada, bob } = friends();
  const heard = await presence.hear('presence/user', ada.id);
  await peopleOf(quick).beat(ada, 'ACTIVE', 'phone');
  await expect.poll(() => heard.length, soon).toBeGreaterThan(0);
  expect(heard[0]).toMatchObject({ key: ada.id, payload: { userId: ada.id } });
  await expect.poll(() => heard.length, soon).toBe(2);
  const [seen] = await people.seen(bob, ada);
  expect(seen).toMatchObject({ status: 'OFFLINE', lastSeenAt: expect.any(String) });
});

test('one device that is still there keeps its person there', async () => {
  const { ada, bob } = friends();
  const heard = await presence.hear('presence/user', ada.id);
  await peopleOf(quick).beat(ada, 'ACTIVE', 'phone');
  await expect
    .poll(async () => {
      await people.beat(ada, 'IDLE', 'desk');
      return people.status(bob, ada);
    }, soon)
    .toBe('AWAY');
  await expect.poll(() => heard.length, soon).toBe(2);
});

test('a chosen status holds on all devices until it is changed, and idle devices change nothing of it', async () => {
  const { ada, bob } = friends();
  await people.beat(ada, 'ACTIVE', 'phone');
  expect(await people.choose(ada, 'DND')).toEqual({ status: 'DND', shown: 'DND', chosen: 'DND', until: null });
  await people.beat(ada, 'IDLE', 'phone');
  expect(await people.status(bob, ada)).toBe('DND');
  await people.choose(ada, 'AWAY');
  await people.beat(ada, 'ACTIVE', 'desk');
  expect(await people.status(bob, ada)).toBe('AWAY');
  await people.choose(ada, 'ONLINE');
  expect(await people.status(bob, ada)).toBe('ONLINE');
});

test('a chosen status shows nothing while its person is on no device, and holds when they come back', async () => {
  const { ada, bob } = friends();
  await people.choose(ada, 'DND');
  expect(await people.status(bob, ada)).toBe('OFFLINE');
  expect(await people.own(ada)).toMatchObject({ status: 'OFFLINE', chosen: 'DND' });
  await people.beat(ada);
  expect(await people.status(bob, ada)).toBe('DND');
});

test('a chosen status ends when its time is over, and those who watch are told', async () => {
  const { ada, bob } = friends();
  await people.beat(ada, 'ACTIVE', 'phone');
  const until = inMs(2500);
  expect(await people.choose(ada, 'DND', until)).toMatchObject({ chosen: 'DND', until: until.toISOString() });
  const heard = await presence.hear('presence/user', ada.id);
  await people.beat(ada, 'ACTIVE', 'phone');
  await expect.poll(() => heard.length, soon).toBeGreaterThan(0);
  await people.beat(ada, 'ACTIVE', 'phone');
  expect(await people.status(bob, ada)).toBe('ONLINE');
  expect(await people.own(ada)).toEqual({ status: 'ONLINE', shown: 'ONLINE', chosen: 'ONLINE', until: null });
});

test('a device is told when to come again', async () => {
  const { heartbeat } = await presence.ask(HEARTBEAT, { input: { deviceId: 'phone', state: 'ACTIVE' } }, person());
  expect(heartbeat).toMatchObject({ nextWithinSeconds: 25, idleAfterSeconds: 300 });
});

test('signs of a device that change nothing are told to nobody', async () => {
  const { ada } = friends();
  const [others, own] = [await presence.hear('presence/user', ada.id), await presence.hear('presence/own', ada.id)];
  for (let time = 0; time < 10; time++) await people.beat(ada, 'ACTIVE', `device-${time % 3}`);
  await people.choose(ada, 'ONLINE');
  await people.choose(ada, 'DND');
  await expect.poll(() => [others.length, own.length], soon).toEqual([2, 2]);
});

test('somebody who comes and goes many times in a second is told of once in about a second, and rightly at last', async () => {
  const { ada, bob } = friends();
  const heard = await presence.hear('presence/user', ada.id);
  const began = Date.now();
  for (let time = 0; time < 20; time++) {
    await people.beat(ada, 'ACTIVE', 'phone');
    await people.beat(ada, 'CLOSED', 'phone');
  }
  await people.beat(ada, 'ACTIVE', 'phone');
  await people.choose(ada, 'DND');
  expect(heard.length).toBeLessThanOrEqual(2 + Math.ceil((Date.now() - began) / 1000));
  await people.choose(ada, 'ONLINE');
  expect(await people.status(bob, ada)).toBe('ONLINE');
});

test('a change that came too soon to be told is told a moment later', async () => {
  const { ada } = friends();
  const heard = await presence.hear('presence/user', ada.id);
  await people.beat(ada, 'ACTIVE', 'phone');
  await people.beat(ada, 'CLOSED', 'phone');
  await expect.poll(() => heard.length, soon).toBe(2);
});

test('many devices of one person are counted up to a bound, the oldest making room', async () => {
  const { ada, bob } = friends();
  for (let device = 0; device < 40; device++) await people.beat(ada, device < 39 ? 'IDLE' : 'ACTIVE', `device-${device}`);
  expect(await people.status(bob, ada)).toBe('ONLINE');
  const fields = await presence.redis.hkeys(`${presence.prefix}:presence:{${ada.id}}`);
  expect(fields.filter((field) => field.startsWith('device:'))).toHaveLength(20);
});

test('everything in Redis fades', async () => {
  const { ada } = friends();
  await people.beat(ada);
  await people.choose(ada, 'DND', inMs(60_000));
  const patterns = ['presence', 'due'].map((noun) => `${presence.prefix}:${noun}:*`);
  const all = (await Promise.all(patterns.map((pattern) => presence.redis.keys(pattern)))).flat();
  expect(all.length).toBeGreaterThan(1);
  for (const key of all) expect(await presence.redis.pttl(key)).toBeGreaterThan(0);
});

test.each(['', ' ', 'a b', 'x'.repeat(65), 'a\n', '{x}', 'device:1', '\u0000', '../x', 'ü'])(
  '%j names no device',
  async (deviceId) => {
    expect(await presence.refusal(HEARTBEAT, { input: { deviceId, state: 'ACTIVE' } }, person())).toBe('BAD_USER_INPUT');
  },
);

test('a choice is for a time to come, and for 30 days at the most', async () => {
  for (const until of [inMs(-1000), new Date(0), inMs(31 * 86_400_000)]) {
    expect(await presence.refusal(SET_STATUS, { input: { status: 'DND', until } }, person())).toBe('BAD_USER_INPUT');
  }
});

test('whoever sends signs without end is told to wait', async () => {
  const ada = person();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => presence.graph(HEARTBEAT, { input: { deviceId: 'phone', state: 'ACTIVE' } }, ada)),
  );
  const refused = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
  expect(refused.length).toBeGreaterThan(20);
  expect(new Set(refused)).toEqual(new Set(['RATE_LIMITED']));
});
