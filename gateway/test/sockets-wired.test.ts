import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { startGateway } from './support/gateway.ts';
import { startBooks, startReaders } from './support/library.ts';
import { enterSocket } from './support/raw-client.ts';

test('a gateway answers over sockets as it does over HTTP, and counts them', async () => {
  await using readers = await startReaders();
  await using books = await startBooks();
  await using gateway = await startGateway({ subgraphs: [readers, books] });
  using client = await enterSocket(gateway.url);
  const query = '{ books { title owner { name greeting } } }';
  client.subscribe('1', query);
  const { data } = await gateway.graph(query);
  expect((await client.message('next')).payload).toEqual({ data });
  expect(await gateway.detailed()).toMatchObject({ sockets: { open: 1, operations: 0 } });
});

test('a subscription that is not valid, or cannot be read, is refused with a code', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  using client = await enterSocket(gateway.url);
  client.subscribe('1', 'subscription { nothing }');
  expect(await client.message('error')).toMatchObject({
    id: '1',
    payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
  client.subscribe('2', 'subscription { ticks');
  expect(await client.message('error')).toMatchObject({ id: '2', payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
});

test('a stop ends sockets and requests together: who waits for an answer gets it first, all others are told to come back', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  await using readers = await startReaders({
    routes(app) {
      app.addHook('preHandler', async () => {
        asked.resolve();
        await answer.promise;
      });
    },
  });
  const gateway = await startGateway({ subgraphs: [readers], settings: { SOCKET_DRAIN_SECONDS: '10' } });
  using client = await enterSocket(gateway.url);
  using asking = await enterSocket(gateway.url);
  const underWay = gateway.graph('{ readers { id } }');
  await asked.promise;
  asking.subscribe('1', '{ readers { id } }');
  await eventually(gateway.detailed).toMatchObject({ sockets: { operations: 1 } });
  const stopped = gateway.gateway.stop();
  const { code, reason } = await client.closed;
  expect([code, JSON.parse(reason)]).toEqual([4100, { retryAfterMs: expect.any(Number) }]);
  answer.resolve();
  const { status, data } = await underWay;
  expect(status).toBe(200);
  expect((await asking.message('next')).payload).toEqual({ data });
  await asking.message('complete');
  expect((await asking.closed).code).toBe(4100);
  await stopped;
});

test('a client that offers another protocol on an ordinary request is answered as if it had not', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.write('GET /health/live HTTP/1.1\r\nHost: here\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n');
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  expect(answer).toContain('{"status":"live"}');
});
