import { expect, test } from 'vitest';
import { buildGraph } from '../src/graph/graph.ts';
import { createDocuments } from '../src/subscriptions/documents.ts';
import { createPrepare, withoutBeginning } from '../src/subscriptions/prepare.ts';
import { codeOf, publicErrorsOf } from '../src/subscriptions/refusal.ts';
import { compose } from './support/compose.ts';
import { bellTypeDefs, liveHead, peopleTypeDefs, roomsTypeDefs, viewerOf } from './support/village.ts';

const village = [
  { name: 'rooms', url: 'http://rooms.invalid/graphql', typeDefs: roomsTypeDefs },
  { name: 'people', url: 'http://people.invalid/graphql', typeDefs: peopleTypeDefs },
  { name: 'bell', url: 'http://bell.invalid/graphql', typeDefs: bellTypeDefs },
];
const graph = buildGraph(compose(village));
const documents = createDocuments({ tokenLimit: 300 });
const prepareOn = createPrepare(documents);
const prepare = (query: string, variables: Record<string, unknown> = {}, operationName?: string) =>
  prepareOn(graph, { query, operationName, variables }, viewerOf('p1'));
const refusalOf = (query: string, variables: Record<string, unknown> = {}, viewer: ReturnType<typeof viewerOf> | null = null) => {
  try {
    prepareOn(graph, { query, operationName: undefined, variables }, viewer);
  } catch (error) {
    return publicErrorsOf(error).map(({ extensions }) => extensions?.['code']);
  }
  return 'not refused';
};

test('a live subscription names its subgraph, its field and its arguments, positions included', () => {
  const operation = prepare(
    'subscription ($room: ID!) { a: everywhere(places: [{ roomId: $room, position: "3" }]) { kind message { author { name } } } }',
    { room: 7 },
  );
  expect(operation).toMatchObject({
    subgraph: 'rooms',
    field: 'everywhere',
    arguments: { places: [{ roomId: '7', position: '3' }], loud: false },
    live: true,
    shared: true,
    given: {},
  });
  expect(operation.planned.primary.query).not.toMatch(/places|position|\$/);
});

test('a field without @live is an ordinary subscription of its subgraph, and never shared', () => {
  expect(prepare('subscription { rang(tower: 1) { number } }')).toMatchObject({ subgraph: 'bell', live: false, shared: false });
});

const said = (selection: string) => `subscription { said(roomId: 1) ${selection} }`;

const SHARING: [selection: string, unshared: string | null][] = [
  ['{ kind position }', null],
  ['{ kind again: __typename message { id text long(words: 2) } }', null],
  ['{ message { author { id name } } }', null],
  ['{ message { mine } }', 'Message.mine'],
  ['{ message { mine @skip(if: true) } }', 'Message.mine'],
  ['{ message { author { note } } }', 'Person.note'],
  ['{ message { ... { ... on Named { ... on Message { mine } } } } }', 'Message.mine'],
  ['{ about { ... on Room { name } ... on Message { text } } }', null],
  ['{ about { ... on Message { mine } } }', 'Message.mine'],
  ['{ about { ... on Named { name } } }', 'Message.name'],
  ['{ named { ... on Room { name } } }', null],
  ['{ named { name } }', 'Message.name'],
  ['{ message { author { home { number street { id } } } } }', null],
  ['{ message { author { home { street { name } } } } }', 'Street.name'],
  ['{ message { author { home { colour } } } }', 'House.colour'],
];

test.each(SHARING)('%s is shared unless it selects what is not: %s', (selection, unshared) => {
  const operation = prepare(said(selection));
  expect(operation.planned.unshared).toBe(unshared);
  expect(operation.shared).toBe(unshared === null);
});

test('another subgraph’s field does not become shared by being made a key', () => {
  const foreign = `${liveHead} type Person @key(fields: "id note") { id: ID! @external note: String @external shoeSize: Int @shared }`;
  const other = buildGraph(compose([...village, { name: 'shoes', url: 'http://shoes.invalid', typeDefs: foreign }]));
  const ask = (selection: string) =>
    prepareOn(other, { query: said(`{ message { author { ${selection} } } }`), operationName: undefined, variables: {} }, null);
  expect(ask('note').planned.unshared).toBe('Person.note');
  expect(ask('shoeSize').shared).toBe(true);
});

test('the directives count under whatever names the supergraph gives them', () => {
  const renamed = compose(village)
    .replaceAll(/@live\b/g, '@direct')
    .replaceAll(/@shared\b/g, '@ours__shared')
    .replace(/import: \["@access".*\]\)/, 'as: "ours", import: ["@access", { name: "@live", as: "@direct" }, "@position"])');
  const other = buildGraph(renamed);
  expect(prepareOn(other, { query: said('{ kind }'), operationName: undefined, variables: {} }, null)).toMatchObject({
    live: true,
    shared: true,
  });
});

test('operations that differ in positions only have one key, however the positions are given', () => {
  const literal = (position: string) => prepare(`subscription S { said(roomId: "1", after: "${position}") { kind } }`).key;
  const variable = 'subscription S($after: String) { said(roomId: "1", after: $after) { kind } }';
  const keys = [
    literal('1'),
    literal('2'),
    prepare(variable, { after: '3' }).key,
    prepare(variable).key,
    prepare('subscription   S { said(roomId: "1") { kind } } # the same').key,
    prepare('subscription S { ...F } fragment F on Subscription { said(roomId: "1", after: null) { kind } }').key,
  ];
  expect(new Set(keys.slice(0, 5)).size).toBe(1);
  expect(prepare(variable, { after: '3' }).arguments).toEqual({ roomId: '1', after: '3' });
});

test('once it has begun it can be asked for and prepared again without the positions that it began at', () => {
  const query = 'subscription ($places: [PlaceInput!], $loud: Boolean) { everywhere(places: $places, loud: $loud) { kind } }';
  const request = { query, operationName: undefined, variables: { places: [{ roomId: '1', position: '2' }], loud: true } };
  const first = prepareOn(graph, request, null);
  const later = withoutBeginning(request, first);
  expect(later.request.variables).toEqual({ loud: true });
  expect(later.operation.arguments).toEqual({ loud: true });
  expect(prepareOn(graph, later.request, null)).toMatchObject({ key: first.key, arguments: { loud: true } });

  const must = { ...request, query: query.replace('[PlaceInput!]', '[PlaceInput!]!') };
  expect(prepareOn(graph, withoutBeginning(must, prepareOn(graph, must, null)).request, null).key).toBeTypeOf('string');
});

test('what makes a difference to the answer makes another key', () => {
  const query =
    'subscription ($room: ID!, $mine: Boolean = true) { said(roomId: $room) { kind message @include(if: $mine) { id } } }';
  const keys = [
    prepare(query, { room: '1' }).key,
    prepare(query, { room: '2' }).key,
    prepare(query, { room: '1', mine: false }).key,
    prepare(said('{ kind }')).key,
    prepare(said('{ position }')).key,
    prepare(said('{ kind }').replace('said', 'a: said')).key,
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(prepare(query, { room: 1, mine: true, unknown: 5 }).key).toBe(keys[0]);
});

test('a variable that is used for more than a position stays part of the key', () => {
  const query = 'subscription ($r: ID!) { everywhere(places: [{ roomId: $r, position: "1" }]) { message { id } } }';
  expect(prepare(query, { r: '1' }).key).toBe(prepare(query, { r: '2' }).key);
  const both = 'subscription ($r: Int!) { said(roomId: 1, after: "x") { message { long(words: $r) } } }';
  expect(prepare(both, { r: 1 }).key).not.toBe(prepare(both, { r: 2 }).key);
});

test('what a viewer may not select is refused before anything is planned', () => {
  expect(refusalOf('subscription { whispered { kind } }')).toEqual(['UNAUTHENTICATED']);
  expect(refusalOf('subscription { whispered { kind } }', {}, viewerOf('p1'))).toEqual(['FORBIDDEN']);
  expect(refusalOf('subscription { whispered { kind } }', {}, { ...viewerOf('p1'), roles: ['PRIEST'] })).toBe('not refused');
});

const REFUSED: [what: string, query: string, variables: Record<string, unknown>, code: string][] = [
  ['no document', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
  ['too many tokens', said(`{ ${'kind '.repeat(400)} }`), {}, 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', said('{ kinds }'), {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['two fields', 'subscription { said(roomId: 1) { kind } rang(tower: 1) { number } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a field that reaches a prototype', said('{ __proto__: kind }'), {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a root that may be skipped', 'subscription { said(roomId: 1) @skip(if: false) { kind } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a root that a variable may skip',
    'subscription ($c: Boolean!) { ...F } fragment F on Subscription { ... @include(if: $c) { said(roomId: 1) { kind } } }',
    { c: true },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a query', '{ tower }', {}, 'OPERATION_RESOLUTION_FAILURE'],
  [
    'two subscriptions and no name',
    `${said('{ kind }').replace('subscription', 'subscription A')} subscription B { counted }`,
    {},
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['a missing variable', 'subscription ($r: ID!) { said(roomId: $r) { kind } }', {}, 'BAD_USER_INPUT'],
  ['a variable of another type', 'subscription ($r: ID!) { said(roomId: $r) { kind } }', { r: { a: 1 } }, 'BAD_USER_INPUT'],
  [
    'null where it decides what is skipped',
    'subscription ($c: Boolean = true) { said(roomId: 1) { kind @skip(if: $c) } }',
    { c: null },
    'BAD_USER_INPUT',
  ],
];

test.each(REFUSED)('%s is refused', (_what, query, variables, code) => {
  expect(refusalOf(query, variables)).toEqual([code]);
});

test('fragments that spread each other many times are refused, and soon', () => {
  const levels = Array.from(
    { length: 16 },
    (_, level) => `fragment F${level} on Said { ...F${level + 1} kind ...F${level + 1} }`,
  );
  expect(refusalOf(`${said('{ ...F0 }')} ${levels.join(' ')} fragment F16 on Said { kind }`)).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
});

test('a selection of endless depth is refused', () => {
  const roomy = createPrepare(createDocuments({ tokenLimit: 100_000 }));
  const query = said(`${'{ ... '.repeat(6_000)} { kind } ${'}'.repeat(6_000)}`);
  expect(() => roomy(graph, { query, operationName: undefined, variables: {} }, null)).toThrow();
});

test('of several operations the one that is named is carried out', () => {
  const query = `subscription A { said(roomId: 1) { kind } } subscription B { said(roomId: 1) { ...M } } query C { tower }
    fragment M on Said { message { mine } }`;
  expect([prepare(query, {}, 'A').shared, prepare(query, {}, 'B').shared]).toEqual([true, false]);
  expect(['A', 'B', 'C', 'D', undefined].map((name) => documents.kindOf(graph, query, name))).toEqual([
    'subscription',
    'subscription',
    'query',
    null,
    null,
  ]);
});

test('what is unexpected is told as such, and no more of it', () => {
  expect(publicErrorsOf(new Error('a secret'))).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
  expect(JSON.stringify(publicErrorsOf(new Error('a secret')))).not.toContain('a secret');
  expect(codeOf(new Error('a secret'))).toBe('INTERNAL');
});
