import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '@parley/kit/process';
import { expect, test } from 'vitest';
import { bearer, startAccounts } from './support/accounts.ts';
import { compose } from './support/compose.ts';
import { startGateway, temporaryFolder } from './support/gateway.ts';
import { linkAccess, linkHead, readersTypeDefs, startLibrary, startReaders } from './support/library.ts';

const WAYS_AROUND: [way: string, query: string, variables?: Record<string, unknown>][] = [
  ['the field itself', '{ readers { email } }'],
  ['an alias', '{ readers { name: email } }'],
  ['an inline fragment', '{ readers { ... { ... on Reader { email } } } }'],
  ['a fragment', '{ readers { ...F } } fragment F on Reader { ...G } fragment G on Reader { email }'],
  ['a fragment spread before where it is harmless', '{ anything { ...F } readers { ...F } } fragment F on Reader { email }'],
  ['a skip that is false', 'query ($s: Boolean!) { readers { email @skip(if: $s) } }', { s: false }],
  ['a skip that is true', 'query ($s: Boolean!) { readers { id email @skip(if: $s) } }', { s: true }],
  ['an include that is false', '{ readers { id ... @include(if: false) { email } } }'],
  ['a union', '{ anything { ... on Reader { email } } }'],
  ['an interface', '{ someone { ... on Reader { email } } }'],
  ['a mutation', 'mutation { rename(id: "r1", name: "x") { email } }'],
  ['an entity of another subgraph', '{ books { owner { friends { email } } } }'],
];

test.each(WAYS_AROUND)('a protected field is not reached by %s, and nothing is fetched', async (_way, query, variables) => {
  await using library = await startLibrary({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: library.all, settings: accounts.settings });
  const nobody = await gateway.graph(query, { variables });
  expect(nobody).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED', field: 'Reader.email' } }] });
  const user = await gateway.graph(query, { variables, headers: bearer(await accounts.token()) });
  expect(user).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN', field: 'Reader.email' } }] });
  expect(nobody.data ?? user.data ?? null).toBeNull();
  expect(library.all.flatMap(({ requests }) => requests)).toHaveLength(0);
  const admin = await gateway.graph(query, { variables, headers: bearer(await accounts.token({ roles: ['ADMIN'] })) });
  expect(admin.errors).toBeUndefined();
});

test('the operation that is run is the one that is checked', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const query = 'query Open { readers { id } } query Closed { readers { email } }';
  const run = async (operationName: string) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName }),
    });
    return response.status;
  };
  expect([await run('Open'), await run('Closed'), await run('Open'), await run('Closed')]).toEqual([200, 401, 200, 401]);
});

test('all applications on a field must hold, and a scope holds by its name or by the one for all', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const status = async (roles: string[], scopes: string[]) =>
    (await gateway.graph('{ readers { diary } }', { headers: bearer(await accounts.token({ roles, scopes })) })).status;
  expect(await status(['ADMIN'], ['diaries'])).toBe(200);
  expect(await status(['ADMIN'], ['*'])).toBe(200);
  expect(await status(['ADMIN'], ['other'])).toBe(403);
  expect(await status(['USER'], ['diaries'])).toBe(403);
});

test('a field of an interface counts with the requirements of all that can stand there, and passes its own on to them', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const user = bearer(await accounts.token());
  const field = async (query: string, headers?: Record<string, string>) =>
    (await gateway.graph(query, { headers })).errors?.[0]?.extensions['field'];
  expect(await field('{ someone { note } }', user)).toBe('Machine.note');
  expect(await field('{ someone { ... on Reader { note } } }', user)).toBeUndefined();
  expect(await field('{ someone { ... on Reader { ... on Named { note } } } }', user)).toBeUndefined();
  expect(await field('{ readers { note } }')).toBe('Reader.note');
});

test('the directive is known by where it is specified, whatever it was imported as', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  const renamed = readersTypeDefs
    .replace('import: ["@access"]', 'import: [{ name: "@access", as: "@guarded" }]')
    .replaceAll('@access(', '@guarded(')
    .replaceAll('"@access")', '"@guarded")')
    .replaceAll('@access }', '@guarded }');
  expect(compose([{ ...readers, typeDefs: renamed }])).toContain('@guarded(role: "ADMIN")');
  await using gateway = await startGateway({ subgraphs: [{ ...readers, typeDefs: renamed }], settings: accounts.settings });
  expect((await gateway.graph('{ readers { email } }')).status).toBe(401);
});

test('what is worked out from a protected field is protected, whoever works it out', async () => {
  await using library = await startLibrary({ passports: true });
  await using accounts = await startAccounts();
  const guessing = `${linkHead}
    type Reader @key(fields: "id") {
      id: ID!
      email: String @external
      guess: String @requires(fields: "... on Reader { email }")
      guessed: String @requires(fields: "email")
    }`;
  const foreign = { name: 'foreign', url: library.books.url, typeDefs: guessing };
  const again = {
    ...foreign,
    name: 'again',
    typeDefs: `${linkHead} type Reader @key(fields: "id") { id: ID! guessed: String @external twice: String @requires(fields: "guessed") }`,
  };
  await using gateway = await startGateway({
    subgraphs: [...library.all, { ...library.books, ...foreign }, { ...library.books, ...again }],
    settings: accounts.settings,
  });
  for (const field of ['guess', 'guessed', 'twice']) {
    const { status, errors } = await gateway.graph(`{ readers { ${field} } }`, { headers: bearer(await accounts.token()) });
    expect([status, errors?.[0]?.extensions]).toEqual([403, { code: 'FORBIDDEN', field: `Reader.${field}` }]);
  }
  expect(library.all.flatMap(({ requests }) => requests)).toHaveLength(0);
});

test('an interface that clients cannot see protects what implements it', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  const typeDefs = `${readersTypeDefs} interface Secret @inaccessible { motto: String @access(role: "ADMIN") } extend type Reader implements Secret { motto: String }`;
  await using gateway = await startGateway({ subgraphs: [{ ...readers, typeDefs }], settings: accounts.settings });
  expect((await gateway.graph('{ readers { motto } }')).status).toBe(401);
});

test('a field that a subgraph gives to all that is named keeps its protection on each of them', async () => {
  await using library = await startLibrary({ passports: true });
  await using accounts = await startAccounts();
  const typeDefs = `${library.shelves.typeDefs.replace('extend schema', `extend schema ${linkAccess}`).replace('shelf: String!', 'shelf: String! @access')} directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION`;
  await using gateway = await startGateway({
    subgraphs: [library.readers, library.books, { ...library.shelves, typeDefs }],
    settings: accounts.settings,
  });
  for (const query of [
    '{ readers { shelf } }',
    '{ someone { shelf } }',
    '{ anything { ... on Machine { shelf } } }',
    '{ books { keptBy { shelf } } }',
  ])
    expect((await gateway.graph(query)).status).toBe(401);
});

test('a supergraph that links the directives in a way that is not understood is not served without its protection', async () => {
  await using readers = await startReaders();
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'supergraph.graphql');
  for (const version of ['v2.0', 'v1.0/', '']) {
    await writeFile(
      path,
      compose([readers]).replace('https://parley.example/graph/v1.0', `https://parley.example/graph/${version}`),
    );
    await expect(startGateway({ settings: { SUPERGRAPH_PATH: path } })).rejects.toThrow(CannotStart);
  }
});

test('fragments that spread each other many times are checked at once', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const fragments = Array.from(
    { length: 12 },
    (_, index) => `fragment F${index} on Reader { ...F${index + 1} ... { ...F${index + 1} } }`,
  );
  const query = `{ readers { ...F0 } } ${fragments.join(' ')} fragment F12 on Reader { email }`;
  expect((await gateway.graph(query)).status).toBe(401);
});
