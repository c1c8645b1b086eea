import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LiveEvent, LiveVerb } from '../src/live/contract.ts';
import { silentLog } from '../src/log.ts';
import {
  createPassportReader,
  createPassportSigner,
  createServiceSigner,
  PASSPORT_HEADER,
  type Passport,
  passportKey,
  serviceKey,
} from '../src/passport.ts';
import { createSubgraph, type Subgraph } from '../src/subgraph.ts';
import { type RoomsContext, roomsLive, roomsSchema, TOPIC } from './support/rooms.ts';

const secret = 'a secret of the gateway that is long enough';
const key = passportKey(secret, 'rooms');
const sign = createPassportSigner(key);
const client = { address: '127.0.0.1', agent: 'test' };
const nobody = sign({ viewer: null, client: null, requestId: 'r' });
const signViewer = (id: string) =>
  sign({ viewer: { id, roles: ['USER'], scopes: ['*'], sessionId: 's' }, client, requestId: 'r' });
const room = sign({ viewer: null, audience: { name: 'room:1', by: 'rooms' }, client: null, requestId: 'r' });

let rooms: Subgraph;
let url: string;
let contexts: Passport[] = [];

function createRooms(change: { schema?: ReturnType<typeof roomsSchema>['schema']; live?: typeof roomsLive | undefined } = {}) {
  return createSubgraph<RoomsContext>({
    name: 'rooms',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(key),
    schema: roomsSchema().schema,
    live: roomsLive,
    createContext: ({ passport }) => {
      contexts.push(passport);
      return { passport };
    },
    checks: {},
    ...change,
  });
}

beforeAll(async () => {
  rooms = createRooms();
  url = await rooms.start();
});
afterAll(() => rooms.stop());

async function post(verb: string, body: unknown, passport: string | null = nobody) {
  const response = await fetch(`${url}/graphql/live/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(passport === null ? {} : { [PASSPORT_HEADER]: passport }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { answers: unknown[]; errors: unknown[] } };
}

/** Asks over HTTP and within the process, which must answer the same. */
async function ask(verb: LiveVerb, body: unknown): Promise<{ answers: unknown[] }> {
  const { body: answer } = await post(verb, body);
  expect(JSON.parse(JSON.stringify(await rooms.live(verb, body, nobody)))).toEqual(answer);
  return answer;
}

const event = (payload: object, change: Partial<LiveEvent> = {}): LiveEvent => ({
  kind: 'event',
  topic: TOPIC,
  payload: { roomId: '1', ...payload },
  place: { epoch: 'e1', number: 3, revision: 3 },
  ...change,
});
const resolution = (selection: string, events: LiveEvent[], passport = room) => ({
  passport,
  query: `subscription Heard($roomId: ID!) { roomSaid(roomId: $roomId) { ${selection} } }`,
  operationName: 'Heard',
  variables: { roomId: '1' },
  events,
});
const code = (name: string) => ({ error: { message: expect.any(String), extensions: expect.objectContaining({ code: name }) } });

test('each opening is answered for the viewer that it names, and one that is refused spoils no other', async () => {
  const openings = [
    { passport: signViewer('ada'), field: 'roomSaid', arguments: { roomId: '1', after: 'e1/2/2' } },
    { passport: signViewer('ada'), field: 'roomSaid', arguments: { roomId: '2' } },
    { passport: room, field: 'roomSaid', arguments: { roomId: '1' } },
    { passport: 'forged.passport', field: 'roomSaid', arguments: { roomId: '1' } },
    { passport: signViewer('ada'), field: 'roomSaid', arguments: { roomId: '1', after: 'yesterday' } },
    { passport: signViewer('ada'), field: 'toString', arguments: {} },
  ];
  const head = { epoch: 'e1', number: 3, revision: 3 };
  const topic = { topic: TOPIC, audience: 'room:1', payload: { roomId: '1' }, head, from: { ...head, number: 2, revision: 2 } };
  expect((await ask('open', { openings })).answers).toEqual([
    { topics: [topic], wakeUps: ['parley:rooms/doors:ada'] },
    code('NOT_FOUND'),
    code('UNAUTHENTICATED'),
    code('UNAUTHENTICATED'),
    code('BAD_USER_INPUT'),
    code('NOT_FOUND'),
  ]);
});

test('events are resolved in their order, in one context, and those that say nothing to the field are null', async () => {
  contexts = [];
  const events = [event({ said: 'one' }), event({ said: 'two', whispered: true }), event({}, { kind: 'started' })];
  const { body } = await post('resolve', { resolutions: [resolution('kind said position room { id }', events)] });
  const told = { position: 'e1/3/3', room: { id: '1' } };
  expect(body.answers).toEqual([
    {
      results: [
        { data: { roomSaid: { kind: 'event', said: 'one', ...told } } },
        null,
        { data: { roomSaid: { kind: 'started', said: null, ...told } } },
      ],
    },
  ]);
  expect(contexts).toHaveLength(1);
});

test('a field that asks for the viewer fails for an audience, and answers each viewer for themselves', async () => {
  const resolutions = [room, signViewer('ada'), signViewer('bob')].map((passport) =>
    resolution('toldTo', [event({ said: 'one' })], passport),
  );
  const results = (toldTo: string) => ({ results: [{ data: { roomSaid: { toldTo } } }] });
  const unauthenticated = {
    message: 'Log in to do this.',
    path: ['roomSaid', 'toldTo'],
    extensions: { code: 'UNAUTHENTICATED' },
  };
  expect((await ask('resolve', { resolutions })).answers).toEqual([
    { results: [{ data: { roomSaid: { toldTo: null } }, errors: [unauthenticated] }] },
    results('ada'),
    results('bob'),
  ]);
});

test('an event that fails spoils none of the others, and says no more of itself than a query would', async () => {
  const events = [event({ said: 'wrong' }), event({ said: 'broken' }), event({ said: 'one' })];
  const [answer] = (await ask('resolve', { resolutions: [resolution('said', events)] })).answers;
  const failed = (message: string, extensions: object) => ({
    data: { roomSaid: null },
    errors: [{ message, path: ['roomSaid'], extensions }],
  });
  expect(answer).toEqual({
    results: [
      failed('This cannot be shown.', { code: 'BAD_USER_INPUT', field: 'said' }),
      failed('Something went wrong on our side.', { code: 'INTERNAL' }),
      { data: { roomSaid: { said: 'one' } } },
    ],
  });
});

test.each([
  ['a query', 'query Heard { room(id: "1") { id } }', 'BAD_USER_INPUT'],
  ['no operation of that name', 'subscription Other { roomSaid(roomId: "1") { said } }', 'BAD_USER_INPUT'],
  ['a field that is none', 'subscription Heard { roomSaid(roomId: "1") { password } }', 'BAD_USER_INPUT'],
  ['no GraphQL', 'subscription Heard {', 'BAD_USER_INPUT'],
  ['no root field', 'subscription Heard { __typename }', 'BAD_USER_INPUT'],
])('%s is not resolved, and the rest is', async (_, query, expected) => {
  const good = resolution('said', [event({ said: 'one' })]);
  const { answers } = await ask('resolve', { resolutions: [{ ...good, query }, good] });
  expect(answers).toEqual([code(expected), { results: [{ data: { roomSaid: { said: 'one' } } }] }]);
});

test('variables that do not fit are told like any fault of a request', async () => {
  const { answers } = await ask('resolve', { resolutions: [{ ...resolution('said', [event({})]), variables: {} }] });
  expect(answers).toMatchObject([{ results: [{ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }] }]);
});

test('a replay tells what has happened, who of the listeners has lost the topic, and of which topics it knows nothing', async () => {
  const from = { epoch: 'e1', number: 2, revision: 2 };
  const replay = { topic: TOPIC, from, limit: 10, viewers: ['ada', 'eve'] };
  const { answers } = await ask('replay', { replays: [replay, { ...replay, topic: 'parley:rooms/room:2' }] });
  const said = { payload: { roomId: '1', said: 'hello' }, place: { ...from, number: 3 } };
  const until = { epoch: 'e1', number: 3, revision: 3 };
  expect(answers).toEqual([{ lost: ['eve'], reset: false, events: [said], more: false, until }, code('NOT_FOUND')]);
});

test('heads are told since an earlier answer', async () => {
  const heads = [{ topic: TOPIC, number: 3, revision: 3 }];
  expect(await ask('heads', { since: '7' })).toEqual({ epoch: 'e1', asOf: '7', heads, complete: true });
});

test.each([
  ['no passport', null, 401],
  ['a forged one', 'e30.e30', 401],
  [
    'one made for another subgraph',
    createPassportSigner(passportKey(secret, 'other'))({ viewer: null, client, requestId: 'r' }),
    401,
  ],
  ['that of another subgraph', createServiceSigner(serviceKey(key, 'messages'), 'messages')('r'), 403],
])('with %s nothing is answered', async (_, passport, status) => {
  expect((await post('heads', { since: null }, passport)).status).toBe(status);
  const expected = status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  await expect(rooms.live('heads', { since: null }, passport ?? undefined)).rejects.toMatchObject({ code: expected });
});

const start = { epoch: 'e1', number: 0, revision: 0 };
const replay = { topic: TOPIC, from: start, limit: 1, viewers: [] };
test.each([
  ['open', 'null', null],
  ['open', 'a list', []],
  ['open', 'text that is no JSON', '{'],
  ['open', 'openings that are no list', { openings: 'all' }],
  ['open', 'too many openings', { openings: Array(1001).fill({ passport: '', field: '', arguments: {} }) }],
  ['open', 'a list of arguments', { openings: [{ passport: '', field: 'roomSaid', arguments: [] }] }],
  ['resolve', 'variables that are none', { resolutions: [{ ...resolution('said', []), variables: 'x' }] }],
  ['resolve', 'an unknown kind of event', { resolutions: [resolution('said', [event({}, { kind: 'other' as never })])] }],
  ['resolve', 'a place below zero', { resolutions: [resolution('said', [event({}, { place: { ...start, number: -1 } })])] }],
  ['replay', 'no events', { replays: [{ ...replay, limit: 0 }] }],
  ['replay', 'too many events', { replays: [{ ...replay, limit: 1e9 }] }],
  ['replay', 'half a number', { replays: [{ ...replay, from: { ...start, number: 0.5 } }] }],
  ['replay', 'viewers that are no ids', { replays: [{ ...replay, viewers: [{ id: 'ada' }] }] }],
  ['heads', 'a number', { since: 7 }],
  ['heads', 'keys that would reach a prototype', '{"since":null,"__proto__":{"since":1}}'],
])('%s refuses %s', async (verb, _, body) => {
  const { status, body: refused } = await post(verb, body);
  expect(status).toBe(400);
  expect(refused.errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^BAD_/) } }]);
});

test.each(['close', 'constructor', '__proto__'])('%s is no question', async (verb) => {
  expect((await post(verb, {})).status).toBe(404);
});

test('a subgraph without live subscriptions answers none of the questions', async () => {
  const plain = createRooms({ schema: buildSchema('type Query { a: Int }'), live: undefined });
  await expect(plain.live('heads', { since: null }, nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a subgraph whose live fields are others than its schema says does not start', () => {
  const { roomSaid } = roomsLive.fields;
  expect(() => createRooms({ live: { fields: {} } })).toThrow('nobody opens the live subscription roomSaid');
  expect(() => createRooms({ live: undefined })).toThrow('nobody opens the live subscription roomSaid');
  expect(() => createRooms({ live: { fields: { roomSaid, other: roomSaid } as never } })).toThrow(
    'other is no live subscription',
  );
});
