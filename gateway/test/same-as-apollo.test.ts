import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { expect, test, vi } from 'vitest';
import { compose } from './support/compose.ts';
import { startGateway } from './support/gateway.ts';
import { startLibrary } from './support/library.ts';
import { placesOf } from './support/places.ts';

const OPERATIONS: [what: string, query: string, variables?: Record<string, unknown>][] = [
  ['nested entities', '{ readers { name books { title owner { name } holder { id } } } }'],
  [
    'aliases of one field with other arguments',
    '{ a: reader(id: "r1") { name } b: reader(id: "r2") { n: name name } c: reader(id: "x") { name } }',
  ],
  ['merged selections', '{ readers { friends { id } } readers { friends { name books { title } } } }'],
  ['an interface', '{ someone { __typename id name ... on Reader { level } ... on Machine { kind: __typename } } }'],
  ['an interface object', '{ books { keptBy { name shelf __typename ... on Reader { level books { id } } } } }'],
  ['fields of an interface object on an interface', '{ someone { shelf name } readers { shelf } }'],
  ['a union', '{ anything { __typename ... on Reader { name greeting } ... on Machine { name shelf } ... on Named { id } } }'],
  [
    'fragments',
    'query Q { ...A ...A } fragment A on Query { readers { ...B } } fragment B on Reader { id ... { name } ...C } fragment C on Named { shelf }',
  ],
  ['required fields', '{ books { owner { greeting } } }'],
  ['lists of lists', '{ books { pages } }'],
  [
    'skip and include',
    'query ($no: Boolean!, $yes: Boolean = true) { readers { id @skip(if: $yes) name @include(if: $yes) books @include(if: $no) { id } } books @skip(if: $no) { title } }',
    { no: false },
  ],
  [
    'skip and include, the other way',
    'query ($no: Boolean!, $yes: Boolean = true) { readers { id @skip(if: $yes) name @include(if: $yes) books @include(if: $no) { id } } books @skip(if: $no) { title } }',
    { no: true, yes: false },
  ],
  [
    'conditions on fragments',
    'query ($c: Boolean!) { readers { id ... @include(if: $c) { books { title } } ...F @skip(if: $c) } } fragment F on Reader { greeting }',
    { c: true },
  ],
  [
    'variables and defaults',
    'query ($t: String!, $w: [String!]!) { echo(text: $t, filter: { words: $w }) }',
    { t: 'a"b\\c', w: ['x'] },
  ],
  [
    'an input object',
    'query ($f: Filter) { echo(text: "x", flag: false, filter: $f) }',
    { f: { words: ['é', '😀'], limit: null } },
  ],
  ['only the type name', '{ __typename again: __typename }'],
  [
    'introspection beside data',
    '{ __schema { queryType { name } } t: __type(name: "Reader") { fields { name } } readers { name } }',
  ],
  ['introspection with a variable', 'query ($n: String!) { __type(name: $n) { kind } }', { n: 'Named' }],
  [
    'a mutation',
    'mutation { one: rename(id: "r1", name: "X") { id name greeting } two: rename(id: "r2", name: "Y") { books { title } } }',
  ],
  ['null above', '{ reader(id: "nobody") { name books { title } } }'],
];

const FAILING: [what: string, query: string][] = [
  ['a field that fails', '{ readers { id } fails }'],
  ['null where none may be, at the root', '{ readers { id } breaks }'],
  ['a missing entity', '{ books { title holder { id name level } } }'],
  ['a missing entity in a list below others', '{ readers { books { holder { greeting } title } } }'],
  ['an enum value that clients may not see', '{ levels }'],
];

test.each(OPERATIONS)('%s: the data is what ApolloGateway gives', async (_what, query, variables) => {
  const { stock, ours } = await answers(query, variables);
  expect(ours.errors).toBeUndefined();
  expect(ours.data).toBe(stock);
});

test.each(FAILING)('%s: the data is what ApolloGateway gives, and an error says what is missing', async (_what, query) => {
  const { stock, failures, ours } = await answers(query);
  expect(ours.errors).toHaveLength(1);
  expect(placesOf(ours.errors)).toEqual(expect.arrayContaining(placesOf(failures)));
  expect(ours.data).toBe(stock);
});

/** The data of both, as text, since the order counts too. */
async function answers(query: string, variables?: Record<string, unknown>) {
  vi.stubEnv('APOLLO_TELEMETRY_DISABLED', 'true');
  await using library = await startLibrary();
  const stock = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: compose(library.all),
      buildService: ({ url }) => new RemoteGraphQLDataSource({ url }),
      logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    }),
    introspection: true,
  });
  const { body } = await stock.executeOperation({ query, variables });
  await stock.stop();
  await using gateway = await startGateway({ subgraphs: library.all });
  const ours = await gateway.graph(query, { variables });
  if (body.kind !== 'single') throw new Error('ApolloGateway answered in parts');
  return {
    stock: JSON.stringify(body.singleResult.data),
    failures: body.singleResult.errors,
    ours: { ...ours, data: JSON.stringify(ours.data) },
  };
}
