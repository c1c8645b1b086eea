import { expect, test } from 'vitest';
import { bearer } from './support/accounts.ts';
import { eventually } from './support/eventually.ts';
import { ask } from './support/gateway.ts';
import { once, startSockets } from './support/sockets.ts';

test.each([
  ['a query', '{ readers { id name } }'],
  ['a query with an error below', '{ fails(code: "CONFLICT") reader(id: "r1") { id } }'],
  ['a mutation', 'mutation { rename(id: "r1", name: "Eva") { id name } }'],
  ['introspection', '{ __schema { queryType { name } } }'],
])('%s is answered as over HTTP', async (_what, query) => {
  await using gateway = await startSockets();
  const headers = bearer(await gateway.accounts.token());
  using client = gateway.client({ connectionParams: headers });
  const { data, errors } = await ask(gateway.url, query, { headers });
  expect(await once(client, query)).toEqual({ data, ...(errors === undefined ? {} : { errors }) });
});

test.each([
  ['cannot be read', '{ readers {'],
  ['is not valid', '{ nobodyHasThis }'],
  ['selects what its viewer may not see', '{ readers { id email } }'],
  ['names no operation', 'fragment F on Reader { id }'],
])('an operation that %s is refused with the errors that HTTP gives', async (_what, query) => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  client.subscribe('1', query);
  const { payload } = await client.message('error');
  expect(payload).toEqual((await ask(gateway.url, query)).errors);
});

test('a query over a socket is made in the viewer’s name, from their address, each with an id of its own', async () => {
  await using gateway = await startSockets();
  using client = gateway.client({ connectionParams: bearer(await gateway.accounts.token({ sub: 'u7', sid: 's7' })) });
  const query = '{ shown { by viewer session address requestId } }';
  const first = (await once(client, query)).data?.['shown'] as Record<string, string>;
  const second = (await once(client, query)).data?.['shown'] as Record<string, string>;
  expect(first).toMatchObject({ by: 'gateway', viewer: 'u7', session: 's7', address: '127.0.0.1' });
  expect(second['requestId']).not.toBe(first['requestId']);
});

test('a persisted query is found by its hash', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  const query = '{ readers { id } }';
  const sha256Hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(query))).toString('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  client.subscribe('1', '', { extensions });
  expect((await client.message('error')).payload).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
  client.subscribe('2', query, { extensions });
  const { data } = (await client.message('next')).payload as unknown as { data: unknown };
  client.subscribe('3', '', { extensions });
  expect((await client.message('next')).payload).toEqual({ data });
});

test('a query that takes too long is answered without what it waited for, and one that is given up not at all', async () => {
  await using gateway = await startSockets({ REQUEST_TIMEOUT_MS: '300' });
  using client = await gateway.enter();
  client.subscribe('1', '{ waits }');
  expect((await client.message('next')).payload).toMatchObject({
    data: { waits: null },
    errors: [{ extensions: { code: 'UNAVAILABLE' } }],
  });
  await client.message('complete');
  client.subscribe('2', '{ waits }');
  await eventually(() => gateway.sockets.state().operations).toBe(1);
  client.send({ id: '2', type: 'complete' });
  await eventually(() => gateway.sockets.state().operations).toBe(0);
  client.subscribe('3', '{ levels }');
  expect((await client.message('next')).id).toBe('3');
  expect(client.received.filter(({ id }) => id === '2')).toEqual([]);
});

test('results of a subscription reach its clients whatever their size, under the ids they chose', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  const ids = ['1', 'an "odd" id ü'];
  for (const id of ids) client.subscribe(id, 'subscription { ticks }');
  await eventually(() => gateway.broadcast.listening.size).toBe(2);
  for (const size of [0, 30, 100, 1_000, 60_000, 70_000, 300_000]) {
    const text = 'ü'.repeat(size);
    gateway.broadcast.say({ text });
    for (const id of ids) expect(await client.message('next')).toEqual({ id, type: 'next', payload: { data: { text } } });
  }
});

test('a subscription that is refused, ended or given up is over for both sides', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  const listener = async () => {
    await eventually(() => gateway.broadcast.listening.size).toBe(1);
    return [...gateway.broadcast.listening][0]?.listener;
  };
  client.subscribe('1', 'subscription { ticks }');
  (await listener())?.complete();
  expect(await client.message('complete')).toEqual({ id: '1', type: 'complete' });
  gateway.broadcast.listening.clear();

  client.subscribe('1', 'subscription { ticks }');
  (await listener())?.error([{ message: 'No.', extensions: { code: 'FORBIDDEN' } }]);
  expect(await client.message('error')).toEqual({
    id: '1',
    type: 'error',
    payload: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }],
  });
  gateway.broadcast.listening.clear();

  client.subscribe('1', 'subscription { ticks }');
  await listener();
  client.send({ id: '1', type: 'complete' });
  await eventually(() => gateway.broadcast.listening.size).toBe(0);
  expect(gateway.sockets.state().operations).toBe(0);
});

test('an id that is given up and used again at once is that of the second subscription only', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  client.subscribe('1', 'subscription { ticks }', { operationName: null });
  client.send({ id: '1', type: 'complete' });
  client.subscribe('1', 'subscription Again { ticks }');
  await eventually(() => gateway.broadcast.begun).toBe(2);
  expect([...gateway.broadcast.listening].map(({ request }) => request.query)).toEqual(['subscription Again { ticks }']);
  expect(gateway.sockets.state().operations).toBe(1);
});

test('what cannot be continued here ends the socket, and a client of graphql-ws comes again by itself', async () => {
  await using gateway = await startSockets();
  using client = gateway.client({ retryAttempts: 3, retryWait: async () => undefined });
  const results = client.iterate({ query: 'subscription { ticks }' });
  const first = results.next();
  await eventually(() => gateway.broadcast.listening.size).toBe(1);
  [...gateway.broadcast.listening][0]?.listener.restart('its queue is full');
  await eventually(() => gateway.broadcast.begun).toBe(2);
  gateway.broadcast.say({ ticks: 1 });
  expect((await first).value).toEqual({ data: { ticks: 1 } });
});

test('a fault of ours ends the socket as one, after which its client may come again', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  gateway.broadcast.subscribe = () => {
    throw new Error('broken');
  };
  client.subscribe('1', 'subscription { ticks }');
  expect(await client.closed).toMatchObject({ code: 4106 });
  expect(gateway.logged().filter(({ level }) => level === 50)).toMatchObject([{ err: { message: 'broken' } }]);
  await eventually(() => gateway.sockets.state()).toEqual({ open: 0, operations: 0 });
});

test('ten thousand subscriptions that begin and end leave nothing behind', async () => {
  await using gateway = await startSockets({
    SOCKET_MESSAGES_PER_SECOND: '1000000',
    PERSON_MESSAGES_PER_SECOND: '1000000',
    SOCKET_SUBSCRIPTIONS: '10000',
    PERSON_SUBSCRIPTIONS: '10000',
  });
  using client = await gateway.enter();
  for (let index = 0; index < 10_000; index += 1) {
    client.subscribe(`s${index}`, 'subscription { ticks }');
    client.send({ id: `s${index}`, type: 'complete' });
  }
  await eventually(() => gateway.broadcast.begun).toBe(10_000);
  await eventually(() => gateway.sockets.state().operations).toBe(0);
  expect(gateway.broadcast.listening.size).toBe(0);
  client.ws.close();
  await eventually(() => gateway.sockets.state()).toEqual({ open: 0, operations: 0 });
});
