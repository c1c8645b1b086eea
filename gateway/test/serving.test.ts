import { expect, test } from 'vitest';
import { startGateway } from './support/gateway.ts';
import { startLibrary, startReaders } from './support/library.ts';

test('one query is answered from several subgraphs, in the order and under the names it asked for', async () => {
  await using library = await startLibrary();
  await using gateway = await startGateway({ subgraphs: library.all });
  const { status, text } = await gateway.graph(
    '{ all: books { title by: owner { name greeting } } readers { __typename books { title } } }',
  );
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    data: {
      all: [
        { title: 'Rivers', by: { name: 'Ada', greeting: 'Dear Ada' } },
        { title: 'Stones', by: { name: 'Ada', greeting: 'Dear Ada' } },
        { title: 'Winds', by: { name: 'Bob', greeting: 'Dear Bob' } },
      ],
      readers: [
        { __typename: 'Reader', books: [{ title: 'Rivers' }, { title: 'Stones' }] },
        { __typename: 'Reader', books: [{ title: 'Winds' }] },
      ],
    },
  });
  expect(text.startsWith('{"data":{"all":[{"title":"Rivers","by":{"name":"Ada"')).toBe(true);
});

test('the same entity at several places is asked for once', async () => {
  await using library = await startLibrary();
  await using gateway = await startGateway({ subgraphs: library.all });
  await gateway.graph('{ books { owner { name } } }');
  expect(library.readers.requests).toHaveLength(1);
  expect(library.readers.requests[0]?.body.variables['representations']).toEqual([
    { __typename: 'Reader', id: 'r1' },
    { __typename: 'Reader', id: 'r2' },
  ]);
});

test('a mutation is carried out, and variables are checked before anything is fetched', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const rename = 'mutation ($id: ID!, $name: String!) { rename(id: $id, name: $name) { id name } }';
  const renamed = await gateway.graph(rename, { variables: { id: 'r9', name: 'Cleo' } });
  expect(renamed.data).toEqual({ rename: { id: 'r9', name: 'Cleo' } });
  const refused = await gateway.graph(rename, { variables: { id: 'r9', name: 7 } });
  expect(refused.status).toBe(400);
  expect(refused.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(readers.requests).toHaveLength(1);
});

test('with a supergraph file and a port alone it serves any graph, and shows no passports', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { data } = await gateway.graph('{ readers { name } }', { headers: { authorization: 'Bearer of-something-else' } });
  expect(data).toEqual({ readers: [{ name: 'Ada' }, { name: 'Bob' }] });
  expect(readers.requests[0]?.headers['x-parley-passport']).toBeUndefined();
});

test('an enum value that clients may not see becomes null, with an error', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { data, errors, text } = await gateway.graph('{ levels }');
  expect(data).toEqual({ levels: ['GOLD', null, null] });
  expect(errors).toMatchObject([{ path: ['levels', 1], extensions: { code: 'INTERNAL' } }]);
  expect(text).not.toContain('HIDDEN');
});

test('a missing entity under a field that may not be null is an error, and not silence', async () => {
  await using library = await startLibrary();
  await using gateway = await startGateway({ subgraphs: library.all });
  const { data, errors } = await gateway.graph('{ book(id: "b3") { title holder { id name } } }');
  expect(data).toEqual({ book: { title: 'Winds', holder: null } });
  expect(errors).toMatchObject([{ path: ['book', 'holder', 'name'], extensions: { code: 'INTERNAL' } }]);
});

test('the type that is known of an entity stays, also where a subgraph knows it by an interface only', async () => {
  await using library = await startLibrary();
  await using gateway = await startGateway({ subgraphs: library.all });
  const { data, errors } = await gateway.graph(
    '{ book(id: "b1") { owner { shelf __typename ... on Named { ... on Found { kind: __typename } } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ book: { owner: { shelf: 'shelf of r1', __typename: 'Reader', kind: 'Reader' } } });
});

test('what subgraphs do in this process is the same as over HTTP', async () => {
  await using library = await startLibrary();
  const query = '{ books { title keptBy { name shelf } owner { greeting level } pages } fails(code: "CONFLICT") }';
  await using remote = await startGateway({ subgraphs: library.all });
  const expected = await remote.graph(query);
  library.readers.requests.length = 0;
  const local = new Map(library.all.map((subgraph) => [subgraph.name, subgraph.local]));
  await using inProcess = await startGateway({ subgraphs: library.all, local });
  expect((await inProcess.graph(query)).text).toBe(expected.text);
  expect(library.readers.requests).toHaveLength(0);
});

test('a subscription is refused as what one response cannot answer, and told where it is answered', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { status, errors } = await gateway.graph('subscription { ticks }');
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  const where = 'open a WebSocket at the same path with the subprotocol graphql-transport-ws';
  expect(errors?.[0]?.message).toContain(where);
  const events = await gateway.graph('subscription { ticks }', { headers: { accept: 'text/event-stream' } });
  expect(events.status).toBe(406);
  expect(events.errors?.[0]?.message).toContain(where);
});

test('of several operations one has to be named', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const query = 'query One { __typename } query Other { other: __typename }';
  const unnamed = await gateway.graph(query);
  expect(unnamed.status).toBe(400);
  expect(unnamed.errors?.[0]?.message).toContain('operationName has to say which');
  const unknown = await gateway.graph(query, { operationName: 'Third' });
  expect(unknown.errors?.[0]?.message).toBe('The operation is not in the document.');
  expect((await gateway.graph(query, { operationName: 'Other' })).data).toEqual({ other: 'Query' });
});
