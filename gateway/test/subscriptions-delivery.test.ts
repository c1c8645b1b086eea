import { silentLog } from '@parley/kit/log';
import { connectRedis } from '@parley/kit/redis';
import { publishEnvelope } from '@parley/kit/topics';
import { expect, inject, test } from 'vitest';
import { type Ear, hear } from './support/hearing.ts';
import { started, startScene } from './support/scene.ts';
import { startTalks, type Talks, talkTopic } from './support/talks.ts';
import { client, viewerOf } from './support/village.ts';

const HEARD = 'subscription ($after: String) { heard(talkId: "t", after: $after) { kind position number change text } }';

const held = () => Promise.withResolvers<void>();

test('who listens from now on is told where it starts, and then each message once, by Redis', async () => {
  await using talks = await startTalks();
  const redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  talks.publish = (envelope) => void publishEnvelope(redis.client, envelope as never);
  talks.start('t', 'ada');
  talks.send('t', 'before');
  await using hearing = hear([talks], { redis });
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  talks.send('t', 'one');
  talks.edit('t', 1, 'changed');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one', 'changed']);
  expect(ada.all('position').at(-1)).toBe('e1/2/3');
  await redis.stop();
});

test('an event is resolved once for all who ask the same, and all get the same bytes', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const everyone = Array.from({ length: 50 }, (_, index) => hearing.listen(index % 2 === 0 ? 'ada' : 'bob', HEARD));
  const others = Array.from({ length: 50 }, () => hearing.listen('bob', 'subscription { heard(talkId: "t") { kind text } }'));
  await started(...everyone, ...others);
  const before = talks.asked.resolve;
  talks.send('t', 'hello');
  for (const ear of [...everyone, ...others]) await expect.poll(() => ear.all('text')).toEqual([null, 'hello']);
  expect(talks.asked.resolve - before).toBe(2);
  expect(hearing.subscriptions.stats()).toMatchObject({
    subscriptions: 100,
    topics: 1,
    groups: 2,
    members: 100,
    deliveries: 200,
  });
  expect(everyone.every((ear) => ear.payloads[1] === everyone[0]?.payloads[1])).toBe(true);
});

test('with a field that is not shared each viewer has a group, and sees only what is theirs', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const mine = 'subscription { heard(talkId: "t") { kind mine } }';
  const [ada, ada2, bob] = [hearing.listen('ada', mine), hearing.listen('ada', mine), hearing.listen('bob', mine)];
  await started(ada, ada2, bob);
  const before = talks.asked.resolve;
  talks.send('t', 'hello');
  await expect.poll(() => [ada, ada2, bob].map((ear) => ear.all('mine').at(1))).toEqual(['ada', 'ada', 'bob']);
  expect(talks.asked.resolve - before).toBe(2);
});

test('people of different audiences are told by their own, also when it changes', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  const query = 'subscription { heard(talkId: "t") { kind text audience } }';
  talks.audienceOf = (viewer) => (viewer === 'bob' ? 'talk:t:above:1' : 'talk:t');
  const [ada, bob] = [hearing.listen('ada', query), hearing.listen('bob', query)];
  await started(ada, bob);
  talks.send('t', 'one');
  await expect.poll(() => ada.all('audience')).toEqual(['talk:t', 'talk:t']);
  await expect.poll(() => bob.all('audience')).toEqual(['talk:t:above:1', 'talk:t:above:1']);
  talks.audienceOf = () => 'talk:t';
  post.deliver(talkTopic('t'), { id: '1', topic: talkTopic('t'), at: '', payload: {}, reopen: ['bob'] });
  await expect.poll(() => hearing.subscriptions.stats().groups).toBe(1);
  talks.send('t', 'two');
  await expect.poll(() => bob.told.at(-1)).toEqual({ kind: 'event', text: 'two', audience: 'talk:t' });
});

test('a person with other roles than in another tab has a group of their own where not all is shared', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const mine = 'subscription { heard(talkId: "t") { kind text mine } }';
  const [one, other] = [hearing.listen('ada', mine), hearing.listen('ada', mine)];
  await started(one, other);
  expect(hearing.subscriptions.stats().groups).toBe(1);
  other.subscription.renew({ ...viewerOf('ada'), roles: ['USER', 'ADMIN'] });
  await expect.poll(() => hearing.subscriptions.stats()).toMatchObject({ groups: 2, members: 2 });
  talks.send('t', 'one');
  for (const ear of [one, other]) await expect.poll(() => ear.all('text')).toEqual([null, 'one']);
});

test('what is committed between opening and the acknowledgement of Redis arrives, once', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  talks.send('t', 'one');
  post.holdAcknowledgements();
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const hearAgain = here.swallow();
  talks.send('t', 'between');
  post.acknowledge();
  hearAgain();
  await expect.poll(() => ada.all('text')).toEqual([null, 'between']);
  talks.send('t', 'after');
  await expect.poll(() => ada.all('text')).toEqual([null, 'between', 'after']);
});

test('whoever comes back is told what was missed, page after page, and then what happens', async () => {
  await using here = await startScene({ limits: { page: 2 } });
  const { talks, hearing } = here;
  for (const text of ['one', 'two', 'three']) talks.send('t', text);
  const after = talks.position('t');
  talks.edit('t', 2, 'two, changed');
  for (const text of ['four', 'five', 'six', 'seven']) talks.send('t', text);
  const ada = hearing.listen('ada', HEARD, { after });
  await expect
    .poll(() => ada.all('text'))
    .toEqual(['four', 'five', 'six', 'seven', 'two, changed', 'four', 'five', 'six', 'seven']);
  expect(ada.all('change').slice(0, 5)).toEqual(['sent', 'sent', 'sent', 'sent', 'edited']);
  talks.send('t', 'eight');
  await expect.poll(() => ada.all('text').at(-1)).toBe('eight');
  expect(ada.all('kind')).not.toContain('started');
});

test('who was dropped in the middle of a replay is not told of a message as new again by a gateway that heard it', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const bob = hearing.listen('bob', HEARD);
  await started(bob);
  for (const text of ['one', 'two', 'three']) talks.send('t', text);
  await expect.poll(() => bob.told.length).toBe(4);
  // As another gateway would have told it, from the start until the second of three.
  const ada = hearing.listen('ada', HEARD, { after: 'e1/2/0' });
  await expect.poll(() => ada.told.length).toBe(3);
  expect(ada.told.filter(({ change }) => change === 'sent').map(({ number }) => number)).toEqual([3]);
});

test('envelopes that come late, twice or out of order are told in order, without asking', async () => {
  await using here = await startScene({ limits: { lateEnvelopeMs: 60_000 } });
  const { talks, post, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const said: Parameters<Talks['publish']>[0][] = [];
  talks.publish = (envelope) => void said.push(envelope);
  for (const text of ['one', 'two', 'three']) talks.send('t', text);
  const asked = talks.asked.replay;
  for (const index of [2, 2, 0, 0, 1, 1, 0]) post.deliver(talkTopic('t'), said[index]);
  await expect.poll(() => ada.all('text')).toEqual([null, 'one', 'two', 'three']);
  expect(talks.asked.replay).toBe(asked);
});

test('an envelope that never comes is made good as soon as a later one tells of it', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const [ada, bob] = [hearing.listen('ada', HEARD), hearing.listen('bob', HEARD)];
  await started(ada, bob);
  const asked = talks.asked.replay;
  const hearAgain = here.swallow();
  talks.send('t', 'swallowed');
  hearAgain();
  talks.send('t', 'heard');
  for (const ear of [ada, bob]) await expect.poll(() => ear.all('text').slice(1)).toEqual(['swallowed', 'heard']);
  expect(talks.asked.replay - asked).toBe(1);
});

test.each([
  ['too many', { waitingEvents: 5 }],
  ['too large together', { logBytes: 500 }],
])('envelopes that wait for an earlier one and are %s are not kept, but asked for', async (_, limits) => {
  await using here = await startScene({ limits: { lateEnvelopeMs: 60_000, ...limits } });
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const hearAgain = here.swallow();
  talks.send('t', 'swallowed');
  hearAgain();
  for (let number = 2; number <= 8; number += 1) talks.send('t', `message ${number}`);
  await expect.poll(() => ada.all('number')).toEqual([null, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('what Redis loses in silence is found by asking for heads', async () => {
  await using here = await startScene({ limits: { headsEveryMs: 10 } });
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  here.swallow();
  talks.send('t', 'swallowed');
  await expect.poll(() => ada.all('text')).toEqual([null, 'swallowed']);
});

test('without any Redis everything arrives all the same', async () => {
  await using here = await startScene({ redis: null, limits: { headsEveryMs: 10, acknowledgedWithinMs: 5 } });
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  talks.send('t', 'one');
  talks.send('t', 'two');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one', 'two']);
});

test('what is no envelope of the topic, or tells of what is not there, changes nothing', async () => {
  await using here = await startScene({ limits: { envelopeBytes: 5_000 } });
  const { talks, post, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const payload = { talkId: 't', number: 1, change: 'sent' };
  const forged = { id: '1', topic: talkTopic('t'), at: '', payload, revision: 1, number: 1 };
  const hostile = [
    'no JSON',
    'null',
    '[]',
    { ...forged, topic: talkTopic('another') },
    { ...forged, revision: -1 },
    { ...forged, revision: '1' },
    { ...forged, revision: 1.5 },
    { ...forged, ends: 'ada' },
    { ...forged, payload: { text: 'x'.repeat(10_000) } },
    { ...forged, revision: 2 ** 52 },
    { ...forged, revision: 77 },
  ];
  for (const one of hostile) post.deliver(talkTopic('t'), one);
  talks.send('t', 'one');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one']);
  talks.send('t', 'two');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one', 'two']);
  const asked = talks.asked.replay;
  talks.send('t', 'three');
  await expect.poll(() => ada.all('text').at(-1)).toBe('three');
  expect(talks.asked.replay).toBe(asked);
});

test('whoever was told of what has never happened is reset, and misses nothing of what happens', async () => {
  await using here = await startScene();
  const { talks, post, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const forged = { id: '1', topic: talkTopic('t'), at: '', payload: { talkId: 't' }, number: 0 };
  post.deliver(talkTopic('t'), { ...forged, revision: 1 });
  await expect.poll(() => ada.all('kind')).toEqual(['started', 'event']);
  post.deliver(talkTopic('t'), { ...forged, revision: 9 });
  await expect.poll(() => ada.told.at(-1)).toMatchObject({ kind: 'reset', position: 'e1/0/0' });
  talks.send('t', 'one');
  await expect.poll(() => ada.told.at(-1)).toMatchObject({ kind: 'event', text: 'one' });
});

test.each([
  ['of another epoch', 'e0/1/1', 10_000],
  ['above the head', 'e1/1/99', 10_000],
  ['with more after it than is replayed', 'e1/0/0', 1],
])('a position %s is reset, and goes on from there', async (_, after, replayAtMost) => {
  await using here = await startScene();
  const { talks, hearing } = here;
  talks.replayAtMost = replayAtMost;
  for (const text of ['one', 'two', 'three']) talks.send('t', text);
  const ada = hearing.listen('ada', HEARD, { after });
  await expect.poll(() => ada.told).toMatchObject([{ kind: 'reset', position: 'e1/3/3' }]);
  talks.send('t', 'four');
  await expect.poll(() => ada.told.slice(1)).toMatchObject([{ kind: 'event', text: 'four', position: 'e1/4/4' }]);
});

test('a restored store, of a new epoch, resets whoever listens, without any envelope', async () => {
  await using here = await startScene({ limits: { headsEveryMs: 10 } });
  const { talks, hearing } = here;
  talks.send('t', 'one');
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  talks.epoch = 'e2';
  await expect.poll(() => ada.told.slice(1)).toMatchObject([{ kind: 'reset', position: 'e2/1/1' }]);
  talks.send('t', 'two');
  await expect.poll(() => ada.told.slice(2)).toMatchObject([{ kind: 'event', position: 'e2/2/2' }]);
});

test('a crowd that comes back at once is told what it missed by a few questions', async () => {
  await using here = await startScene({ limits: { page: 10 } });
  const { talks, hearing } = here;
  const after = talks.position('t');
  for (let number = 1; number <= 30; number += 1) talks.send('t', `message ${number}`);
  const crowd = Array.from({ length: 300 }, (_, index) => hearing.listen(index % 2 === 0 ? 'ada' : 'bob', HEARD, { after }));
  for (const ear of crowd) await expect.poll(() => ear.all('change').filter((change) => change === 'sent')).toHaveLength(30);
  const late = hearing.listen('ada', HEARD, { after });
  await expect.poll(() => late.all('change').filter((change) => change === 'sent')).toHaveLength(30);
  expect(talks.asked.replay).toBeLessThan(20);
  expect(talks.asked.resolve).toBeLessThan(150);
});

test('while the subgraph is away events wait, and are told in order when it is back', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  talks.away = true;
  for (const text of ['one', 'two', 'three']) talks.send('t', text);
  const bob = hearing.listen('bob', HEARD, { after: 'e1/0/0' });
  await expect.poll(() => hearing.logged().filter(({ failures }) => Number(failures) > 1).length).toBeGreaterThan(0);
  expect([ada.told.length, bob.told.length]).toEqual([1, 0]);
  talks.away = false;
  await expect.poll(() => ada.all('text')).toEqual([null, 'one', 'two', 'three']);
  await expect.poll(() => bob.all('change').filter((change) => change === 'sent')).toHaveLength(3);
});

test('an event that can never be resolved is told with errors after some tries, and holds up nothing', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  talks.poison = 'poison';
  talks.send('t', 'poison');
  talks.send('t', 'one');
  await expect.poll(() => ada.all('text').at(-1)).toBe('one');
  expect(ada.told.map(({ kind }) => kind)).toEqual(['started', 'null', 'event']);
  expect(JSON.parse(String(ada.payloads[1])).errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
});

test('an event that is resolved slowly is told before those after it', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  const ada = hearing.listen('ada', HEARD);
  await started(ada);
  const { promise, resolve } = held();
  talks.hold.resolve = promise;
  talks.send('t', 'slow');
  await expect.poll(() => talks.asked.resolve).toBe(2);
  talks.hold.resolve = Promise.resolve();
  talks.send('t', 'quick');
  resolve();
  await expect.poll(() => ada.all('text')).toEqual([null, 'slow', 'quick']);
});

test('a listener that cannot take more gets the next page when it can, and holds up nobody', async () => {
  await using here = await startScene({ limits: { page: 2 } });
  const { talks, hearing } = here;
  for (const text of ['one', 'two', 'three', 'four', 'five']) talks.send('t', text);
  const { promise, resolve } = held();
  const after = 'e1/0/5'; // all is new, and nothing of it has changed
  const slow = hearing.listen('ada', HEARD, { after }, { ready: () => promise });
  const quick = hearing.listen('bob', HEARD, { after });
  await expect.poll(() => quick.all('text')).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect(slow.all('text')).toEqual(['one', 'two']);
  resolve();
  await expect.poll(() => slow.all('text')).toEqual(['one', 'two', 'three', 'four', 'five']);
});

test('a listener that fails, or closes while it is told, takes nothing from the others', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  hearing.listen('ada', HEARD, {}, { next: () => expect.fail('this one cannot be told') });
  const closing: Ear = hearing.listen('ada', HEARD, {}, { next: () => closing.subscription.close() });
  const bob = hearing.listen('bob', HEARD);
  await started(bob);
  talks.send('t', 'one');
  await expect.poll(() => bob.all('text')).toEqual([null, 'one']);
  await expect.poll(() => hearing.subscriptions.stats().subscriptions).toBe(1);
});

test('a listener that fails at the end of its subscription harms nothing', async () => {
  await using here = await startScene();
  const { hearing } = here;
  const fail = () => expect.fail('this one cannot be told');
  const request = { query: HEARD, operationName: undefined, variables: {} };
  const listener = { next: fail, error: fail, complete: fail, restart: fail };
  for (const person of ['ada', 'eve']) hearing.subscriptions.subscribe(request, { viewer: viewerOf(person), client }, listener);
  await expect.poll(() => hearing.logged().filter(({ msg }) => msg === 'A listener failed')).toHaveLength(3);
  expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 0, members: 0 });
});

test('whoever joins a replay that is on its way is told all, also when the others are gone at its end', async () => {
  await using here = await startScene();
  const { talks, hearing } = here;
  await started(hearing.listen('ada', 'subscription { heard(talkId: "t") { kind } }'));
  for (const text of ['one', 'two']) talks.send('t', text);
  const { promise, resolve } = held();
  talks.hold.replay = promise;
  const asked = talks.asked.replay;
  const from = { after: 'e1/1/0' };
  const ada: Ear = hearing.listen('ada', HEARD, from, { next: () => ada.subscription.close() });
  await expect.poll(() => talks.asked.replay).toBe(asked + 1);
  const bob = hearing.listen('bob', HEARD, from);
  await expect.poll(() => hearing.subscriptions.stats().members).toBe(3);
  resolve();
  await expect.poll(() => bob.all('number')).toEqual([2, 1]);
  expect(ada.told).toHaveLength(1);
  talks.send('t', 'three');
  await expect.poll(() => bob.all('text').at(-1)).toBe('three');
});

test('a topic is let go a while after its last listener, and nothing is left behind', async () => {
  await using here = await startScene({ limits: { holdTopicMs: 20 } });
  const { talks, post, hearing } = here;
  for (let round = 0; round < 20; round += 1) {
    const ears = Array.from({ length: 20 }, () => hearing.listen('ada', HEARD));
    await started(...ears);
    for (const ear of ears) ear.subscription.close();
  }
  const again = hearing.listen('ada', HEARD);
  await started(again);
  talks.send('t', 'still heard');
  await expect.poll(() => again.all('text').at(-1)).toBe('still heard');
  again.subscription.close();
  await expect.poll(() => post.topics.size).toBe(0);
  expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 0, topics: 0, groups: 0, members: 0 });
});
