import { newId } from '@parley/kit/id';
import type { LiveEvent, LiveResult, Place } from '@parley/kit/live/contract';
import { silentLog } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import { connectRedis } from '@parley/kit/redis';
import { type Envelope, topicName } from '@parley/kit/topics';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { eventsOf, type LiveGateway, liveGateway } from './support/live.ts';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { listOf, openRoom } from './support/room.ts';

let there: TestNotifications;
let live: LiveGateway;
beforeAll(async () => {
  there = await startNotifications();
  live = liveGateway(there);
});
afterAll(() => there[Symbol.asyncDispose]());

const MENTION = { because: ['MENTION'] } as const;
const UPDATE = '{ kind position unreadCount notification { id number kind } }';

async function mention(who: Viewer, times: number): Promise<void> {
  const room = openRoom(there);
  const before = (await listOf(there, who)).nodes.length;
  for (let time = 0; time < times; time += 1) await room.say(person(), [[who, MENTION]]);
  await expect.poll(async () => (await listOf(there, who)).nodes.length).toBe(before + times);
}

/** What comes on a topic from now on, straight from Redis. */
async function hear(topic: string): Promise<Envelope[]> {
  const heard: Envelope[] = [];
  const redis = await connectRedis({ url: there.environment['REDIS_URL'] ?? '', log: silentLog() });
  onTestFinished(() => redis.stop());
  await new Promise<void>((listening) => {
    redis.listen(topic, (message) => {
      if (message === null) listening();
      else heard.push(JSON.parse(message) as Envelope);
    });
  });
  return heard;
}

/** Of the notification that an update tells of. */
function numberIn(result: LiveResult | undefined): number {
  const update = result?.data?.['notificationAdded'] as { notification: { number: number } | null } | null | undefined;
  return update?.notification?.number ?? Number.NaN;
}

const above = ({ epoch, number }: Place, by: number): Place => ({ epoch, number: number + by, revision: number + by });

test('each notification is announced to its person with the next revision, and both subscriptions hear of it', async () => {
  const bob = person();
  const topic = await live.open(bob, 'notificationAdded');
  expect(topic).toMatchObject({ audience: null, head: { number: 0, revision: 0 }, from: null });
  const added = await hear(topic.topic);
  const unread = await hear((await live.open(bob, 'unreadNotifications')).topic);
  await mention(bob, 3);
  await expect
    .poll(() => added.map(({ number, revision }) => [number, revision]).sort())
    .toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  // What is told at the same moment is one change of what is unread.
  await expect.poll(() => new Set(unread.map(({ key }) => key))).toEqual(new Set([bob.id]));
  const nodes = (await listOf(there, bob)).nodes.toReversed();
  const events = added
    .toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0))
    .map(({ payload, number = 0 }): LiveEvent => {
      const { epoch } = topic.head as Place;
      return { kind: 'event', topic: topic.topic, payload, place: { epoch, number, revision: number } };
    });
  const results = await live.resolve(bob, 'notificationAdded', UPDATE, events);
  expect(results.map((result) => result?.data?.['notificationAdded'])).toEqual(
    nodes.map(({ id, number, kind }) => ({
      kind: 'EVENT',
      position: expect.any(String),
      unreadCount: 3,
      notification: { id, number, kind },
    })),
  );
  const started: LiveEvent = { kind: 'started', topic: 'any', payload: { userId: bob.id }, place: null };
  const [now] = await live.resolve(bob, 'unreadNotifications', '{ kind unreadCount }', [started]);
  expect(now).toEqual({ data: { unreadNotifications: { kind: 'STARTED', unreadCount: 3 } } });
});

test('a list and what is replayed after its position are the list later on, while more is told all the time', async () => {
  const bob = person();
  await mention(bob, 3);
  const telling = mention(bob, 30);
  const before = await listOf(there, bob);
  const position = await live.open(bob, 'notificationAdded', { after: before.position });
  await telling;
  const replayed: number[] = [];
  let from = position.from as Place;
  for (let more = true; more; ) {
    const page = await live.replay(position.topic, from, { limit: 7, viewers: [bob.id] });
    expect(page).toMatchObject({ lost: [], reset: false });
    const results = await live.resolve(bob, 'notificationAdded', UPDATE, eventsOf(position.topic, page));
    replayed.push(...results.map((result) => numberIn(result)));
    ({ more, until: from } = page);
  }
  expect(replayed).toEqual(replayed.map((_, index) => (position.from?.number ?? 0) + index + 1));
  const known = new Set([...before.nodes.map(({ number }) => number), ...replayed]);
  expect([...known].sort((one, other) => other - one)).toEqual((await listOf(there, bob)).nodes.map(({ number }) => number));
});

test('what was taken back, and what is brought by other ways only, is told to nobody live', async () => {
  const bob = person();
  await mention(bob, 2);
  const { topic, head } = await live.open(bob, 'notificationAdded');
  await there.sql('update notification set in_app = false where user_id = $1 and number = 1', [bob.id]);
  const [gone] = await there.sql<{ id: string }>('delete from notification where user_id = $1 and number = 2 returning id', [
    bob.id,
  ]);
  const place = head as Place;
  expect(await live.replay(topic, above(place, -2))).toEqual({ lost: [], reset: false, events: [], more: false, until: head });
  const payload = { userId: bob.id, notificationId: gone?.id, number: 2, revision: 2 };
  expect(await live.resolve(bob, 'notificationAdded', UPDATE, [{ kind: 'event', topic, payload, place }])).toEqual([null]);
});

test('what cannot be continued is a reset: another epoch, more than there is, and very much at once', async () => {
  const bob = person();
  await mention(bob, 1);
  const { topic, head } = await live.open(bob, 'notificationAdded');
  const place = head as Place;
  for (const from of [{ ...place, epoch: newId() }, above(place, 1)]) {
    expect(await live.replay(topic, from)).toMatchObject({ reset: true, events: [], until: head });
  }
  await there.sql('update recipient set number = number + 1000 where user_id = $1', [bob.id]);
  expect(await live.replay(topic, above(place, -1))).toMatchObject({ reset: true });
  expect(await live.replay(topic, place)).toMatchObject({ reset: false, until: above(place, 1000) });
});

test('gateways are told whose notifications have moved', async () => {
  const [bob, cleo] = [person(), person()];
  await mention(bob, 2);
  const { topic } = await live.open(bob, 'notificationAdded');
  const quiet = (await live.open(cleo, 'notificationAdded')).topic;
  const heads = await vi.waitFor(async () => {
    const answer = await live.ask('heads', { since: null });
    if (!answer.heads.some((head) => head.topic === topic)) throw new Error('an answer from before');
    return answer;
  }, 5000);
  expect(heads.heads).toContainEqual({ topic, number: 2, revision: 2 });
  expect(heads.heads.map((head) => head.topic)).not.toContain(quiet);
  expect(heads.complete).toBe(true);
});

test("nobody hears of another's notifications, by whatever they ask for", async () => {
  const [bob, eve] = [person(), person({ roles: ['USER', 'ADMIN'] })];
  const hers = await live.open(eve, 'notificationAdded', { after: (await listOf(there, bob)).position });
  const his = await live.open(bob, 'notificationAdded');
  const { epoch } = his.head as Place;
  expect(hers.topic).not.toBe(his.topic);
  await mention(bob, 1);
  expect((await live.replay(his.topic, { epoch, number: 0, revision: 0 }, { viewers: [bob.id, eve.id] })).lost).toEqual([eve.id]);
  const page = await live.replay(his.topic, { epoch, number: 0, revision: 0 });
  expect(page.events).toHaveLength(1);
  const told = eventsOf(his.topic, page);
  expect(await live.resolve(eve, 'notificationAdded', UPDATE, told)).toEqual([null]);
  for (const nobody of [{ audience: `person:${bob.id}` }, null]) {
    await expect(live.resolve(nobody, 'notificationAdded', UPDATE, told)).rejects.toThrow('UNAUTHENTICATED');
  }
});

test('whoever is not signed in, or lacks the scope, opens nothing; nor does a position or a topic that is none', async () => {
  for (const field of ['notificationAdded', 'unreadNotifications']) {
    expect(await live.refusal(null, field)).toBe('UNAUTHENTICATED');
    expect(await live.refusal({ audience: 'conversation:1' }, field)).toBe('UNAUTHENTICATED');
    expect(await live.refusal(person({ scopes: ['notifications:write'] }), field)).toBe('FORBIDDEN');
  }
  for (const after of ['nonsense', 7, {}, 'x'.repeat(501), Buffer.from('["",-1]').toString('base64url')]) {
    expect(await live.refusal(person(), 'notificationAdded', { after })).toBe('BAD_USER_INPUT');
  }
  const prefix = there.environment['REDIS_PREFIX'] ?? '';
  const from = { epoch: newId(), number: 0, revision: 0 };
  for (const topic of [
    'nonsense',
    topicName(prefix, 'notifications/unread', newId()),
    topicName('other', 'notifications/person', newId()),
  ]) {
    await expect(live.replay(topic, from)).rejects.toThrow('NOT_FOUND');
  }
});
