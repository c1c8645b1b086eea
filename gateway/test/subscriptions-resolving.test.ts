import type { LiveEvent, LiveVerb } from '@parley/kit/live/contract';
import { expect, test } from 'vitest';
import type { LocalSubgraph } from '../src/data-source/in-process.ts';
import { codeOf } from '../src/subscriptions/refusal.ts';
import { type Subscribing, subscribeTo } from './support/subscribing.ts';
import { client, ROOM_TOPIC, saying, startVillage, type Village, viewerOf } from './support/village.ts';

const room = { audience: { name: 'room:1', by: 'rooms' } };
const said = (selection: string) => `subscription { said(roomId: 1) ${selection} }`;
const read = (payloads: readonly (Buffer | null)[]) => payloads.map((one) => (one === null ? null : JSON.parse(one.toString())));

interface Resolving {
  selection: string;
  events?: LiveEvent[];
  who?: string | null;
  tolerant?: boolean;
}

/** For the audience of the room, or for a viewer who is named. */
async function resolve(asking: Subscribing, { selection, events = [saying('m1')], who = null, tolerant = false }: Resolving) {
  const resolvedFor = who === null ? room : { viewer: viewerOf(who), client };
  return read(await asking.subgraphs.resolve(asking.prepare(said(selection)), resolvedFor, events, { tolerant }));
}

const inProcess = ({ rooms, people }: Village) =>
  new Map<string, LocalSubgraph>([
    ['rooms', rooms],
    ['people', people.local],
  ]);

test.each(['over HTTP', 'in the process'])('an event is told with what two subgraphs know of it, %s', async (how) => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl, { local: how === 'over HTTP' ? new Map() : inProcess(village) });
  const operation = asking.prepare(`
    subscription ($no: Boolean = false) {
      heard: said(roomId: 1) { what: kind position ...Details about { __typename ... on Message { id } ... on Room { name } } }
    }
    fragment Details on Said { message { id shown: text id @include(if: $no) mine @include(if: $no) author { name home { colour } } } }`);
  const payloads = await asking.subgraphs.resolve(operation, room, [saying('m1', 'p7', 4)]);
  expect(read(payloads)).toEqual([
    {
      data: {
        heard: {
          what: 'event',
          position: '4',
          message: { id: 'm1', shown: 'm1 is said', author: { name: 'Name of p7', home: { colour: 'red' } } },
          about: [
            { __typename: 'Message', id: 'm1' },
            { __typename: 'Room', name: 'Square' },
          ],
        },
      },
    },
  ]);
});

test('a shared answer is fetched in the name of its audience and of nobody, another in that of its viewer', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const selection = '{ message { mine author { askedBy } } }';
  const [[shared], [own], [other]] = await Promise.all([
    resolve(asking, { selection }),
    resolve(asking, { selection, who: 'p1' }),
    resolve(asking, { selection, who: 'p2' }),
  ]);
  expect(shared.data.said.message).toEqual({ mine: false, author: { askedBy: 'audience room:1' } });
  expect(own.data.said.message).toEqual({ mine: true, author: { askedBy: 'p1' } });
  expect(other.data.said.message).toEqual({ mine: false, author: { askedBy: 'p2' } });
});

test('a field that is marked as shared and asks for the viewer gives an error, and is named in the log once', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const events = [saying('m1'), saying('m2')];
  const answers = [
    ...(await resolve(asking, { selection: '{ message { id wrong } }', events })),
    ...(await resolve(asking, { selection: '{ message { id wrong } }' })),
  ];
  for (const { data, errors } of answers) {
    expect(data.said.message.wrong).toBeNull();
    expect(errors).toMatchObject([{ path: ['said', 'message', 'wrong'], extensions: { code: 'UNAUTHENTICATED' } }]);
  }
  const told = asking.logged().filter(({ msg }) => msg === 'a field marked @shared asks for the viewer');
  expect(told).toMatchObject([{ subgraph: 'rooms', path: 'said.message.wrong' }]);
});

test('200 events cost one question to the first subgraph and one fetch of each further step', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const events = Array.from({ length: 200 }, (_, index) => saying(`m${index}`, `p${index % 50}`, index));
  const answers = await resolve(asking, { selection: '{ position message { id author { name } } }', events });
  expect(answers.map(({ data }) => data.said.message)).toEqual(
    events.map((_, index) => ({ id: `m${index}`, author: { name: `Name of p${index % 50}` } })),
  );
  expect(village.asked.resolutions).toBe(1);
  expect(village.people.requests).toHaveLength(1);
  expect(village.people.requests[0]?.body.variables['representations']).toHaveLength(50);
});

test('questions of one turn travel together, and each gets its own answer', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const ids = Array.from({ length: 150 }, (_, index) => `m${index}`);
  const answers = await Promise.all(ids.map((id) => resolve(asking, { selection: '{ message { id } }', events: [saying(id)] })));
  expect(answers.map(([one]) => one.data.said.message.id)).toEqual(ids);
  expect(village.asked.resolutions).toBe(2);
});

test('an answer that would be too large for many questions together is asked for in parts', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl, { responseLimitBytes: 2_000 });
  const ids = Array.from({ length: 40 }, (_, index) => `m${index}`);
  const answers = await Promise.all(
    ids.map((id) => resolve(asking, { selection: '{ message { id text } }', events: [saying(id)] })),
  );
  expect(answers.map(([one]) => one.data.said.message.id)).toEqual(ids);
});

test('an event that says nothing to the field is told to nobody', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const events = [saying('m1'), saying('unheard'), saying('m2')];
  const answers = await resolve(asking, { selection: '{ message { id author { name } } }', events });
  expect(answers.map((one) => one?.data.said.message.id ?? null)).toEqual(['m1', null, 'm2']);
});

test('what others do not know in time is missing, with an error where it is missing, and the rest is told', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl, { restTimeoutMs: 50 });
  const release = village.people.hold();
  const answers = await resolve(asking, {
    selection: '{ message { id author { note } } }',
    events: [saying('m1'), saying('m2')],
  });
  release();
  expect(answers.map(({ data }) => data.said.message)).toEqual([
    { id: 'm1', author: { note: null } },
    { id: 'm2', author: { note: null } },
  ]);
  for (const { errors } of answers)
    expect(errors).toMatchObject([{ path: ['said', 'message', 'author'], extensions: { code: 'UNAVAILABLE' } }]);
});

test('where another subgraph is away only the events that need it miss something', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  await village.people.app.close();
  const query = 'subscription { said(roomId: 1) { about { ... on Message { id author { note } } ... on Room { name } } } }';
  const payloads = await asking.subgraphs.resolve(asking.prepare(query), room, [saying('m1')]);
  expect(read(payloads)).toMatchObject([
    {
      data: { said: { about: [{ id: 'm1', author: { note: null } }, { name: 'Square' }] } },
      errors: [{ path: ['said', 'about'], extensions: { code: 'UNAVAILABLE' } }],
    },
  ]);
});

test('a missing entity of one event is an error of that event', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const events = [saying('m1'), saying('m2', 'nobody'), saying('m3')];
  const answers = await resolve(asking, { selection: '{ position message { id author { name } } }', events });
  expect(answers.map(({ data }) => data.said.message?.id ?? null)).toEqual(['m1', null, 'm3']);
  expect(answers.map(({ errors }) => errors?.map(({ path }: { path: string[] }) => path.join('.')))).toEqual([
    undefined,
    ['said.message.author.name'],
    undefined,
  ]);
});

test('a fault of the first subgraph rejects, so that nothing is taken for told; when asked to, it is told as far as it is known', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const selection = '{ message { id fails } }';
  for (const id of ['poison', 'away']) {
    const events = [saying('m1'), saying(id)];
    expect(codeOf(await resolve(asking, { selection, events }).catch((error: unknown) => error))).toBe('UNAVAILABLE');
    const [whole, partly] = await resolve(asking, { selection, events, tolerant: true });
    expect(whole).toEqual({ data: { said: { message: { id: 'm1', fails: 'it does not' } } } });
    expect(partly.data.said.message).toEqual({ id, fails: null });
    expect(partly.errors).toHaveLength(1);
    expect(JSON.stringify(partly)).not.toContain('cannot be read');
  }
});

test('open answers with topics, refuses with the subgraph’s reason, and is unavailable while the subgraph is broken or away', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const query = 'subscription ($r: ID!, $after: String) { said(roomId: $r, after: $after) { kind } }';
  const open = (roomId: string, viewer: string | null = 'p1') =>
    asking.subgraphs
      .open(asking.prepare(query, { r: roomId, after: '3' }), { viewer: viewer === null ? null : viewerOf(viewer), client })
      .catch(codeOf);
  expect(await Promise.all([open('1'), open('locked'), open('1', null), open('1', 'p2')])).toEqual([
    village.opened,
    'FORBIDDEN',
    'UNAUTHENTICATED',
    village.opened,
  ]);
  village.broken = true;
  expect(await open('1')).toBe('UNAVAILABLE');
  village.broken = false;
  await village.rooms.stop();
  expect(await open('1')).toBe('UNAVAILABLE');
});

test('replay and heads are passed on, with who has lost the right', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const from = { epoch: 'e', number: 1, revision: 1 };
  const replay = (topic: string) =>
    asking.subgraphs.replay('rooms', { topic, from, limit: 10, viewers: ['p1', 'p2'] }).catch(codeOf);
  expect(await Promise.all([replay(ROOM_TOPIC), replay('test:rooms/room:2')])).toEqual([
    { lost: ['p2'], reset: false, events: [], more: false, until: from },
    'FORBIDDEN',
  ]);
  expect(await asking.subgraphs.heads('rooms', null)).toMatchObject({ epoch: 'e', heads: [{ topic: ROOM_TOPIC, revision: 2 }] });
  village.broken = true;
  expect(await replay(ROOM_TOPIC)).toBe('UNAVAILABLE');
  expect(await asking.subgraphs.heads('people', null).catch(codeOf)).toBe('UNAVAILABLE');
  expect(await asking.subgraphs.heads('unknown', null).catch(codeOf)).toBe('UNAVAILABLE');
});

const at = { epoch: 'e', number: 1, revision: 1 };
const topic = { topic: 't', audience: null, payload: 1, head: at, from: null };
const HOSTILE: [what: string, verb: LiveVerb, answer: unknown][] = [
  ['nothing', 'open', null],
  ['a text', 'open', 'yes'],
  ['too few answers', 'open', { answers: [] }],
  ['too many answers', 'open', { answers: [{ topics: [topic] }, { topics: [topic] }] }],
  ['an opening without topics', 'open', { answers: [{ topics: null }] }],
  ['a topic that is no text', 'open', { answers: [{ topics: [{ ...topic, topic: 7 }] }] }],
  ['a topic of endless length', 'open', { answers: [{ topics: [{ ...topic, topic: 't'.repeat(10_000) }] }] }],
  ['a place that is none', 'open', { answers: [{ topics: [{ ...topic, head: { ...at, revision: -1 } }] }] }],
  ['an error without a code', 'open', { answers: [{ error: { message: 'no' } }] }],
  ['no results', 'resolve', { answers: [{}] }],
  ['too few results', 'resolve', { answers: [{ results: [] }] }],
  ['results that are none', 'resolve', { answers: [{ results: [{ data: [] }] }] }],
  ['data: null without errors', 'resolve', { answers: [{ results: [{ data: null }] }] }],
  ['errors that are none', 'resolve', { answers: [{ results: [{ data: null, errors: [7] }] }] }],
  ['a replay without an end', 'replay', { answers: [{ lost: [], reset: false, events: [], more: true }] }],
  [
    'too many events',
    'replay',
    { answers: [{ lost: [], reset: false, more: false, until: at, events: Array(1001).fill({ payload: 1, place: at }) }] },
  ],
  ['heads that are none', 'heads', { epoch: 'e', asOf: 'now', heads: [{ topic: 't' }], complete: true }],
];

test.each(HOSTILE)('%s is no answer to %s', async (_what, verb, answer) => {
  await using village = await startVillage();
  const hostile: LocalSubgraph = { execute: village.rooms.execute, live: async () => answer };
  await using asking = subscribeTo(village.sdl, { local: new Map([['rooms', hostile]]) });
  const { subgraphs } = asking;
  const operation = asking.prepare(said('{ kind }'));
  const asked = {
    open: () => subgraphs.open(operation, { viewer: null, client }),
    resolve: () => subgraphs.resolve(operation, room, [saying('m1')]),
    replay: () => subgraphs.replay('rooms', { topic: 't', from: at, limit: 10, viewers: [] }),
    heads: () => subgraphs.heads('rooms', null),
  };
  expect(codeOf(await asked[verb]().catch((error: unknown) => error))).toBe('UNAVAILABLE');
  expect(asking.logged().filter(({ level }) => level === 50)).toHaveLength(1);
});

test('what a subgraph tells beside what was asked for reaches nobody', async () => {
  await using village = await startVillage();
  const results = [
    { data: { said: { __typename: 'Said', kind: 'event', position: 7, secret: 's' }, other: 1 }, extensions: { secret: 's' } },
  ];
  const hostile: LocalSubgraph = { execute: village.rooms.execute, live: async () => ({ answers: [{ results }] }) };
  await using asking = subscribeTo(village.sdl, { local: new Map([['rooms', hostile]]) });
  expect(await resolve(asking, { selection: '{ kind position }' })).toEqual([
    {
      data: { said: { kind: 'event', position: null } },
      errors: [{ message: expect.any(String), path: ['said', 'position'], extensions: { code: 'INTERNAL' } }],
    },
  ]);
});
