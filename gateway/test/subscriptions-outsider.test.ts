import type { Opened } from '@parley/kit/live/contract';
import { expect, test } from 'vitest';
import type { LocalSubgraph } from '../src/data-source/in-process.ts';
import { hear } from './support/hearing.ts';
import { createPost } from './support/post.ts';
import { started } from './support/scene.ts';
import { startTalks, talkTopic } from './support/talks.ts';
import { liveHead } from './support/village.ts';

const typeDefs = `${liveHead}
type Query { outside: String }
type Subscription { overheard: Overheard @live @shared }
type Overheard { kind: String @shared }
`;
const OWN = 'test:outsider/noise:1';
const head = { epoch: 'o', number: 0, revision: 0 };

/** A subgraph of somebody else's, which opens what it likes. */
function outsider(opened: Opened): LocalSubgraph {
  const answers = {
    open: [opened],
    resolve: [{ results: [{ data: { overheard: { kind: 'started' } } }] }],
    replay: [{ lost: [], reset: false, events: [], more: false, until: head }],
    heads: [],
  };
  return { execute: async () => ({ data: {} }), live: async (verb) => ({ answers: answers[verb] }) };
}

const topic = (name: string, place: typeof head | null = null) => ({
  topic: name,
  audience: 'talk:t',
  payload: {},
  head: place,
  from: null,
});

async function listenWith(opened: Opened) {
  const talks = await startTalks();
  const post = createPost();
  const local = new Map([['outsider', outsider(opened)]]);
  const hearing = hear([talks, { name: 'outsider', url: 'http://127.0.0.1:9/graphql', typeDefs }], { redis: post, local });
  return {
    post,
    hearing,
    ear: hearing.listen('eve', 'subscription { overheard { kind } }'),
    async [Symbol.asyncDispose]() {
      await hearing[Symbol.asyncDispose]();
      await talks[Symbol.asyncDispose]();
    },
  };
}

test.each<[string, Opened]>([
  ['a durable topic of another', { topics: [topic(OWN), topic(talkTopic('t'), head)] }],
  ['an ephemeral topic of another', { topics: [topic(OWN), topic(talkTopic('t'))] }],
  ['a wake-up of another', { topics: [topic(OWN)], wakeUps: [talkTopic('t')] }],
  ['an ended topic of another', { topics: [topic(OWN)], ended: [{ topic: talkTopic('t'), payload: {}, place: head }] }],
  ['a topic that only looks like its own', { topics: [topic('test:talks/talk:t:outsider/noise')] }],
  ['a topic of no deployment', { topics: [topic(':outsider/noise')] }],
  ['a topic of a subgraph whose name ends like its own', { topics: [topic('test:another-outsider/noise')] }],
])('a subgraph that opens %s is refused, and nothing is listened to', async (_, opened) => {
  await using here = await listenWith(opened);
  await expect.poll(() => here.ear.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(here.post.topics).toEqual(new Set());
  expect(here.ear.told).toEqual([]);
  expect(here.hearing.logged()).toContainEqual(
    expect.objectContaining({ msg: 'a subgraph opens a topic that is not its own', subgraph: 'outsider', field: 'overheard' }),
  );
});

test('what is its own it may open', async () => {
  await using here = await listenWith({ topics: [topic(OWN)], wakeUps: ['test:outsider/doors'] });
  await expect.poll(() => here.ear.told).toEqual([{ kind: 'started' }]);
  expect(here.post.topics).toEqual(new Set([OWN, 'test:outsider/doors']));
});

test.each(['open', 'replay'] as const)('a subgraph that never answers %s holds up nobody who asks another', async (hanging) => {
  await using talks = await startTalks();
  const post = createPost();
  talks.publish = (envelope) => post.deliver(envelope.topic, envelope);
  talks.start('t', 'ada');
  const { execute, live } = outsider({ topics: [topic(OWN, head)] });
  const asked: string[] = [];
  const hung: LocalSubgraph = {
    execute,
    live: (verb, body, passport) => {
      asked.push(verb);
      return verb === hanging || live === undefined ? new Promise(() => undefined) : live(verb, body, passport);
    },
  };
  await using hearing = hear([talks, { name: 'outsider', url: 'http://127.0.0.1:9/graphql', typeDefs }], {
    redis: post,
    local: new Map([['outsider', hung]]),
    limits: { openingsAtOnce: 1, replaysAtOnce: 1 },
  });
  hearing.listen('eve', 'subscription { overheard { kind } }');
  await expect.poll(() => asked).toContain(hanging);
  const ada = hearing.listen('ada', 'subscription { heard(talkId: "t") { kind text } }');
  await started(ada);
  talks.send('t', 'one');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one']);
});

test('a topic that may be opened, and not replayed from where its listener stands, is asked for ever more rarely', async () => {
  const older = { ...head, epoch: 'older' };
  const { execute, live } = outsider({ topics: [{ ...topic(OWN, head), from: older }] });
  const error = { message: 'No such topic.', extensions: { code: 'NOT_FOUND' } };
  const refusing: LocalSubgraph = {
    execute,
    live: async (verb, body, passport) =>
      verb === 'replay' && JSON.stringify(body).includes(older.epoch) ? { answers: [{ error }] } : live?.(verb, body, passport),
  };
  await using hearing = hear([{ name: 'outsider', url: 'http://127.0.0.1:9/graphql', typeDefs }], {
    redis: createPost(),
    local: new Map([['outsider', refusing]]),
  });
  const ear = hearing.listen('eve', 'subscription { overheard { kind } }');
  const failures = () =>
    hearing
      .logged()
      .filter(({ msg }) => String(msg).startsWith('An event could not be told'))
      .map(({ failures }) => Number(failures));
  await expect.poll(() => Math.max(0, ...failures())).toBeGreaterThan(5);
  expect(hearing.subscriptions.stats()).toMatchObject({ subscriptions: 1, deliveries: 0 });
  ear.subscription.close();
});
