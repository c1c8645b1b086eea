import { expect, test } from 'vitest';
import { bearer } from './support/accounts.ts';
import { eventually } from './support/eventually.ts';
import type { RawClient } from './support/raw-client.ts';
import { startSockets } from './support/sockets.ts';

const TICKS = 'subscription { ticks }';
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** Sends all at once, so that the gateway reads it in one piece. */
function sendTogether({ ws }: RawClient, messages: readonly object[]): void {
  const { _socket: socket } = ws as unknown as { _socket: { cork(): void; uncork(): void } };
  socket.cork();
  for (const message of messages) ws.send(JSON.stringify(message));
  socket.uncork();
}

/** Nothing of this process runs meanwhile, as on a machine that stands still. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test.each([
  ['at once', true],
  ['once it is under way', false],
])(
  'an id that is given up and used again %s is that of the second subscription, which can be given up too',
  async (_when, atOnce) => {
    await using gateway = await startSockets();
    using client = await gateway.enter();
    const subscribe = (query: string) => ({ id: '1', type: 'subscribe', payload: { query } });
    const complete = { id: '1', type: 'complete' };
    if (!atOnce) {
      client.send(subscribe(TICKS));
      await eventually(() => gateway.broadcast.begun).toBe(1);
    }
    const again = [complete, subscribe('subscription Again { ticks }')];
    sendTogether(client, atOnce ? [subscribe(TICKS), ...again] : again);
    await eventually(() => gateway.broadcast.begun).toBe(2);
    client.subscribe('2', '{ __typename }');
    await client.message('complete');
    expect(client.received.filter(({ id }) => id === '1')).toEqual([]);
    expect([...gateway.broadcast.listening].map(({ request }) => request.query)).toEqual(['subscription Again { ticks }']);
    client.send(complete);
    await eventually(() => gateway.broadcast.listening.size).toBe(0);
    expect(gateway.sockets.state().operations).toBe(0);
  },
);

test('an operation that is given up before it began is never answered', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  sendTogether(client, [
    { id: '1', type: 'complete' },
    { id: '2', type: 'subscribe', payload: { query: TICKS } },
    { id: '2', type: 'complete' },
    { id: '3', type: 'subscribe', payload: { query: '{ waits }' } },
    { id: '3', type: 'complete' },
    { id: '4', type: 'subscribe', payload: { query: '{ __typename }' } },
  ]);
  await client.message('complete');
  expect(client.received.slice(1).map(({ id }) => id)).toEqual(['4', '4']);
  expect(gateway.broadcast.listening.size).toBe(0);
});

test('nobody is dropped for an answer that came while the gateway stood still', async () => {
  await using gateway = await startSockets({ SOCKET_KEEP_ALIVE_SECONDS: '2' });
  using client = await gateway.enter();
  // The client has answered by itself when it tells of the ping.
  await new Promise<void>((resolve) => {
    client.ws.once('ping', () => {
      standStill(2_500);
      resolve();
    });
  });
  await new Promise((resolve) => client.ws.once('ping', resolve));
  client.subscribe('1', '{ __typename }');
  await client.message('next');
});

test('nothing is begun for a credential that is over, however late that is noticed', async () => {
  await using gateway = await startSockets();
  const exp = inSeconds(3);
  using client = await gateway.enter(bearer(await gateway.accounts.token({ exp })));
  const renewal = { type: 'ping', payload: bearer(await gateway.accounts.token({ exp: inSeconds(300) })) };
  client.subscribe('1', TICKS);
  client.send(renewal);
  standStill(exp * 1000 + 100 - Date.now());
  expect(await client.closed).toEqual({ code: 4401, reason: 'expired' });
  expect(gateway.broadcast.begun).toBe(0);
});

test('an API key that is over is refused, though it was known a moment ago', async () => {
  await using gateway = await startSockets();
  const expiresAt = new Date(Date.now() + 2_000).toISOString();
  const key = { viewer: { id: 'u4', roles: [], scopes: ['*'], sessionId: 'k1' }, tokenVersion: 1, expiresAt };
  gateway.accounts.opaque.set('parley_brief', key);
  using brief = await gateway.enter(bearer('parley_brief'));
  expect(await brief.closed).toEqual({ code: 4401, reason: 'expired' });
  using late = await gateway.raw();
  late.send({ type: 'connection_init', payload: bearer('parley_brief') });
  expect(await late.closed).toEqual({ code: 4401, reason: 'expired' });
  expect(late.received).toEqual([]);
});

test('a session that is revoked while its socket is being let in is not let in', async () => {
  await using gateway = await startSockets();
  const { accounts } = gateway;
  const asked = accounts.holdIntrospection();
  accounts.opaque.set('parley_held', { viewer: { id: 'u4', roles: [], scopes: ['*'], sessionId: 'held' }, tokenVersion: 1 });
  using client = await gateway.raw();
  client.send({ type: 'connection_init', payload: bearer('parley_held') });
  await asked.begun;
  accounts.revoke('session:held');
  await gateway.nudge();
  asked.answer();
  expect(await client.closed).toEqual({ code: 4401, reason: 'revoked' });
  expect(client.received).toEqual([]);
});

test('a socket that is closed while it is being let in leaves nothing behind', async () => {
  await using gateway = await startSockets({ SOCKETS_PER_PERSON: '1' });
  const { accounts } = gateway;
  accounts.opaque.set('parley_held', { viewer: { id: 'u4', roles: [], scopes: ['*'], sessionId: 'held' }, tokenVersion: 1 });
  const asked = accounts.holdIntrospection();
  using gone = await gateway.raw();
  gone.send({ type: 'connection_init', payload: bearer('parley_held') });
  await asked.begun;
  gone.ws.terminate();
  await eventually(() => gateway.sockets.state().open).toBe(0);
  asked.answer();
  using client = await gateway.enter(bearer('parley_held'));
  client.subscribe('1', '{ __typename }');
  await client.message('next');
});

test('of two renewals the later one counts, whichever is answered first', async () => {
  await using gateway = await startSockets();
  const { accounts } = gateway;
  const key = { viewer: { id: 'u1', roles: [], scopes: ['*'], sessionId: 'k1' }, tokenVersion: 1 };
  accounts.opaque.set('parley_slow', key);
  using client = await gateway.enter(bearer(await accounts.token({ exp: inSeconds(300) })));
  const asked = accounts.holdIntrospection();
  client.send({ type: 'ping', payload: bearer('parley_slow') });
  await asked.begun;
  client.send({ type: 'ping', payload: bearer(await accounts.token({ exp: inSeconds(300), roles: ['ADMIN'] })) });
  await client.message('pong');
  asked.answer();
  await client.message('pong');
  client.subscribe('1', '{ shown { roles } }');
  expect((await client.message('next')).payload).toEqual({ data: { shown: { roles: ['ADMIN'] } } });
});
