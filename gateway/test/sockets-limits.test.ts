import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { MessageRate } from '../src/sockets/message-rate.ts';
import type { Listener } from '../src/subscriptions/subscriptions.ts';
import { bearer } from './support/accounts.ts';
import { eventually } from './support/eventually.ts';
import type { RawClient } from './support/raw-client.ts';
import { startSockets, type TestSockets } from './support/sockets.ts';

const TICKS = 'subscription { ticks }';

/** What an upgrade is refused with. */
async function refusal(url: string, options?: { path?: string; protocols?: string[] }): Promise<number | undefined> {
  return (await refused(url, options)).statusCode;
}

function refused(url: string, { path = '/graphql', protocols = ['graphql-transport-ws'] } = {}): Promise<IncomingMessage> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocols);
  return new Promise((resolve, reject) => {
    ws.on('unexpected-response', (_request, response) => resolve(response));
    ws.on('open', () => reject(new Error('it was let in')));
    ws.on('error', reject);
  });
}

/** Stops reading, as a client does that is too slow. */
function pause({ ws }: RawClient): () => void {
  ws.pause();
  return () => ws.resume();
}

async function listen(gateway: TestSockets, clients: readonly RawClient[]): Promise<void> {
  for (const client of clients) client.subscribe('1', TICKS);
  await eventually(() => gateway.broadcast.listening.size).toBe(clients.length);
}

test('sockets are at /graphql only, in one protocol; who names none is told so', async () => {
  await using gateway = await startSockets();
  expect(await refusal(gateway.url, { path: '/elsewhere' })).toBe(404);
  const old = await refused(gateway.url, { protocols: ['graphql-ws'] });
  expect(old.statusCode).toBe(400);
  expect(await text(old)).toBe('The subprotocol spoken here is graphql-transport-ws.\n');
  using silent = await gateway.raw({ protocols: [] });
  expect(await silent.closed).toMatchObject({ code: 4406 });
  expect(
    (await fetch(`${gateway.url}/graphql?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } })).status,
  ).toBe(200);
});

test('who does not say in time who they are is let go, whatever else they send', async () => {
  await using gateway = await startSockets({ SOCKET_INIT_SECONDS: '2' });
  using silent = await gateway.raw();
  using chatty = await gateway.raw();
  chatty.send({ type: 'ping' });
  await chatty.message('pong');
  using quick = await gateway.enter();
  expect(await silent.closed).toMatchObject({ code: 4408 });
  expect(await chatty.closed).toMatchObject({ code: 4408 });
  quick.subscribe('1', '{ __typename }');
  await quick.message('next');
});

test.each([
  ['no JSON', '{"type":', 4400],
  ['no object', '"subscribe"', 4400],
  ['no known type', '{"type":"start"}', 4400],
  ['an operation without a query', '{"id":"1","type":"subscribe","payload":{}}', 4400],
  ['an operation without an id', '{"id":"","type":"subscribe","payload":{"query":"{ a }"}}', 4400],
  ['a second connection_init', '{"type":"connection_init"}', 4429],
  ['binary data', Buffer.from([0, 1, 2, 255]), 4400],
  ['what only a server says', '{"id":"1","type":"next","payload":{}}', 4400],
])('a client that sends %s is let go', async (_what, message, code) => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  client.ws.send(message);
  expect(await client.closed).toMatchObject({ code });
  expect(gateway.logged().filter(({ level }) => level === 50)).toEqual([]);
});

test('an operation before connection_init was answered, or under an id that is taken, ends the socket', async () => {
  await using gateway = await startSockets();
  using early = await gateway.raw();
  early.subscribe('1', TICKS);
  expect(await early.closed).toMatchObject({ code: 4401 });
  using twice = await gateway.enter();
  await listen(gateway, [twice]);
  twice.subscribe('1', TICKS);
  expect(await twice.closed).toMatchObject({ code: 4409 });
  await eventually(() => gateway.broadcast.listening.size).toBe(0);
});

test('an id that is taken, and too long to be told in a reason, ends the socket all the same', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  const id = 'x'.repeat(120);
  for (let time = 0; time < 2; time += 1) client.subscribe(id, TICKS);
  expect(await client.closed).toEqual({ code: 4409, reason: '' });
});

test('headers that make no sense are nobody’s harm', async () => {
  await using gateway = await startSockets({ TRUST_PROXY: '127.0.0.1,10.0.0.0/8' });
  const cookie = `access=${await gateway.accounts.token()}`;
  const handshakes: Record<string, string>[] = [
    { 'x-forwarded-for': 'nowhere, ,"', 'x-forwarded-host': ',', origin: 'http://[', cookie },
    { 'x-forwarded-for': ','.repeat(2_000), cookie: '=;;=;access', origin: '\u00ff' },
  ];
  for (const headers of handshakes) {
    using client = await gateway.raw({ headers });
    client.send({ type: 'connection_init' });
    await Promise.race([client.closed, client.message('connection_ack')]);
  }
  using client = await gateway.enter();
  client.subscribe('1', '{ __typename }');
  await client.message('next');
});

test('names of every object’s own properties are ids like any other', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  for (const id of ['__proto__', 'constructor', 'toString']) {
    client.subscribe(id, '{ __typename }');
    expect(await client.message('next')).toMatchObject({ id });
    await client.message('complete');
  }
});

test('a message that is too large, or a frame that is none, ends the socket', async () => {
  await using gateway = await startSockets({ BODY_LIMIT_BYTES: '2000' });
  using large = await gateway.enter();
  large.subscribe('1', `{ __typename } #${'x'.repeat(2_000)}`);
  expect(await large.closed).toMatchObject({ code: 1009 });
  const broken = await handshake(gateway.url);
  broken.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
  await new Promise((resolve) => broken.once('close', resolve));
  await eventually(() => gateway.sockets.state().open).toBe(0);
});

test('a message that comes in too many pieces ends the socket', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  client.ws.send('{"type":"ping","payload":{"is":"', { fin: false });
  for (let piece = 0; piece < 2_000; piece += 1) client.ws.send('x', { fin: false });
  expect(await client.closed).toMatchObject({ code: 1008 });
});

test('a clock that is set back uses up nobody’s messages', () => {
  const rate = new MessageRate(5, 3_600_000);
  for (let message = 0; message < 20; message += 1) expect(rate.allow(1_000)).toBe(true);
  expect(rate.allow(1_000)).toBe(false);
  expect(rate.allow(2_000)).toBe(true);
});

test('too many messages at once end the socket', async () => {
  await using gateway = await startSockets({ SOCKET_MESSAGES_PER_SECOND: '5' });
  using client = await gateway.enter();
  for (let index = 0; index < 200; index += 1) client.send({ type: 'ping' });
  expect(await client.closed).toMatchObject({ code: 4102 });
  using frames = await gateway.enter();
  for (let index = 0; index < 200; index += 1) frames.ws.ping();
  expect(await frames.closed).toMatchObject({ code: 4102 });
});

test('what is too much at once on one socket is refused, and what is under way goes on', async () => {
  await using gateway = await startSockets({ SOCKET_SUBSCRIPTIONS: '2', SOCKET_OPERATIONS: '1' });
  using client = await gateway.enter();
  for (const id of ['1', '2', '3']) client.subscribe(id, TICKS);
  const extensions = { code: 'RATE_LIMITED' };
  const ofSubscriptions = { message: 'Too many subscriptions (limit 2) at once on this socket.', extensions };
  expect(await client.message('error')).toMatchObject({ id: '3', payload: [ofSubscriptions] });
  client.subscribe('4', '{ waits }');
  client.subscribe('5', '{ __typename }');
  const ofQueries = { message: 'Too many queries and mutations (limit 1) at once on this socket.', extensions };
  expect(await client.message('error')).toMatchObject({ id: '5', payload: [ofQueries] });
  client.subscribe('x'.repeat(1_000), TICKS);
  expect(await client.message('error')).toMatchObject({ payload: [{ extensions: { code: 'BAD_REQUEST' } }] });
  gateway.broadcast.say({ ticks: 1 });
  expect([(await client.message('next')).id, (await client.message('next')).id]).toEqual(['1', '2']);
  client.send({ id: '1', type: 'complete' });
  client.subscribe('6', TICKS);
  await eventually(() => gateway.broadcast.begun).toBe(3);
});

test('what is kept of large requests is bounded, and let go with them', async () => {
  await using gateway = await startSockets({ SOCKET_REQUEST_LIMIT_BYTES: '250000' });
  using client = await gateway.enter();
  const padded = `${TICKS}${' '.repeat(100_000)}`;
  for (const id of ['1', '2']) client.subscribe(id, padded);
  client.subscribe('3', TICKS, { variables: { nothing: 'ü'.repeat(50_000) } });
  expect(await client.message('error')).toMatchObject({ id: '3', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  client.subscribe('4', TICKS);
  await eventually(() => gateway.broadcast.listening.size).toBe(3);
  client.send({ id: '1', type: 'complete' });
  await eventually(() => gateway.broadcast.listening.size).toBe(2);
  client.subscribe('5', padded);
  await eventually(() => gateway.broadcast.listening.size).toBe(3);
});

test('one person, and one address, has so many sockets and no more; those that end make room', async () => {
  await using gateway = await startSockets({ SOCKETS_PER_PERSON: '2', SOCKETS_PER_ADDRESS: '4' });
  const mine = bearer(await gateway.accounts.token());
  using first = await gateway.enter(mine);
  using _second = await gateway.enter(mine);
  using third = await gateway.raw();
  third.send({ type: 'connection_init', payload: mine });
  expect(await third.closed).toMatchObject({ code: 4103 });
  using _another = await gateway.enter(bearer(await gateway.accounts.token({ sub: 'u2' })));
  using _nobody = await gateway.enter();
  expect(await refusal(gateway.url)).toBe(429);
  first.ws.close();
  await eventually(() => gateway.sockets.state().open).toBe(3);
  using again = await gateway.enter(mine);
  again.subscribe('1', '{ __typename }');
  await again.message('next');
});

test('a client that does not read is let go with what it can resume by; nobody else notices, and memory is bounded', async () => {
  await using gateway = await startSockets({ SOCKET_SEND_LIMIT_BYTES: '1000000' });
  using slow = await gateway.enter();
  using quick = await gateway.enter();
  await listen(gateway, [slow, quick]);
  const resume = pause(slow);
  const text = 'x'.repeat(100_000);
  let said = 0;
  while (gateway.broadcast.listening.size === 2) {
    expect(said).toBeLessThan(1_000);
    gateway.broadcast.say({ at: said, text });
    expect(await quick.message('next')).toMatchObject({ payload: { data: { at: said } } });
    said += 1;
  }
  resume();
  expect(await slow.closed).toMatchObject({ code: 4101 });
  const told = slow.received
    .filter(({ type }) => type === 'next')
    .map(({ payload }) => (payload as unknown as { data: { at: number } }).data.at);
  expect(told).toEqual(Array.from({ length: told.length }, (_, at) => at));
  expect(told.length).toBeLessThan(said);
});

test('answers that are not read count as well', async () => {
  await using gateway = await startSockets({ SOCKET_SEND_LIMIT_BYTES: '100000' });
  using client = await gateway.enter();
  const resume = pause(client);
  const variables = { text: 'x'.repeat(900_000) };
  const ended = () => gateway.logged().some(({ msg }) => msg === 'a socket is ended');
  for (let at = 0; at < 100 && !ended(); at += 1) {
    client.subscribe(`${at}`, 'query ($text: String!) { echo(text: $text) }', { variables });
    await eventually(() => client.ws.bufferedAmount + gateway.sockets.state().operations).toBe(0);
  }
  resume();
  expect(await client.closed).toMatchObject({ code: 4101 });
});

test('of results with a key a slow client gets the last of each, in their order, and all that have none', async () => {
  await using gateway = await startSockets();
  using slow = await gateway.enter();
  await listen(gateway, [slow]);
  const resume = pause(slow);
  const filler = 'x'.repeat(100_000);
  for (let at = 0; at < 1_000; at += 1) gateway.broadcast.say({ at, who: at % 3, filler }, `who:${at % 3}`);
  gateway.broadcast.say({ durable: true });
  resume();
  await eventually(() => JSON.stringify(slow.received.at(-1)?.payload)).toContain('durable');
  const told = slow.received.slice(1, -1).map(({ payload }) => (payload as unknown as { data: { at: number } }).data.at);
  expect(told.slice(-3)).toEqual([997, 998, 999]);
  expect(told.length).toBeLessThan(500);
  expect(told).toEqual([...told].sort((one, other) => one - other));
});

test('what waits for a slow client is sent before its subscription is complete, and not at all once it is given up or refused', async () => {
  await using gateway = await startSockets();
  const told = async (end: (listener: Listener, client: RawClient) => void) => {
    gateway.broadcast.listening.clear();
    using slow = await gateway.enter();
    await listen(gateway, [slow]);
    const [listening] = gateway.broadcast.listening;
    const listener = listening?.listener as Listener;
    const resume = pause(slow);
    while (listener.ready?.() === undefined) gateway.broadcast.say({ text: 'x'.repeat(100_000) });
    gateway.broadcast.say({ last: true }, 'key');
    end(listener, slow);
    await eventually(() => gateway.sockets.state().operations).toBe(0);
    resume();
    slow.subscribe('2', '{ __typename }');
    await eventually(() => slow.received.at(-1)).toMatchObject({ id: '2', type: 'complete' });
    return JSON.stringify(slow.received).includes('last');
  };
  expect(await told((listener) => listener.complete())).toBe(true);
  expect(await told((listener) => listener.error([{ message: 'No.' }]))).toBe(false);
  expect(await told((_listener, client) => client.send({ id: '1', type: 'complete' }))).toBe(false);
});

test('whoever tells much can wait until a slow client has read it', async () => {
  await using gateway = await startSockets();
  using slow = await gateway.enter();
  await listen(gateway, [slow]);
  const resume = pause(slow);
  const [listening] = gateway.broadcast.listening;
  const listener = listening?.listener;
  expect(listener?.ready?.()).toBeUndefined();
  let said = 0;
  while (listener?.ready?.() === undefined) {
    gateway.broadcast.say({ text: 'x'.repeat(100_000) });
    said += 1;
  }
  resume();
  await listener.ready?.();
  expect(listener.ready?.()).toBeUndefined();
  await eventually(() => slow.received.length).toBe(said + 1);
});

test('who does not answer pings is dropped, and who does stays', async () => {
  await using gateway = await startSockets({ SOCKET_KEEP_ALIVE_SECONDS: '1.5' });
  using silent = await gateway.enter();
  using lively = await gateway.enter();
  let pings = 0;
  lively.ws.on('ping', () => {
    pings += 1;
  });
  pause(silent);
  await eventually(() => gateway.sockets.state().open).toBe(1);
  const before = pings;
  await eventually(() => pings).toBeGreaterThan(before + 1);
  lively.subscribe('1', '{ __typename }');
  await lively.message('next');
});

test('a client that is gone without a word leaves nothing behind', async () => {
  await using gateway = await startSockets();
  const clients = await Promise.all(Array.from({ length: 50 }, () => gateway.enter()));
  await listen(gateway, clients);
  for (const { ws } of clients) ws.terminate();
  await eventually(() => gateway.broadcast.listening.size).toBe(0);
  expect(gateway.sockets.state()).toEqual({ open: 0, operations: 0 });
});

test('when the gateway stops, clients are told to come back after a pause of their own, and no new ones are taken', async () => {
  await using gateway = await startSockets({ SOCKET_DRAIN_SECONDS: '0.5' });
  const clients = await Promise.all(Array.from({ length: 60 }, () => gateway.enter()));
  await listen(gateway, clients);
  const stopped = gateway.sockets.stop();
  expect(await refusal(gateway.url)).toBe(503);
  const closed = await Promise.all(clients.map((client) => client.closed));
  await stopped;
  expect(new Set(closed.map(({ code }) => code))).toEqual(new Set([4100]));
  const pauses = closed.map(({ reason }) => (JSON.parse(reason) as { retryAfterMs: number }).retryAfterMs);
  expect(new Set(pauses).size).toBeGreaterThan(10);
  expect(Math.max(...pauses)).toBeLessThan(500);
  expect(gateway.broadcast.listening.size).toBe(0);
});

/** A WebSocket without a client that knows how to speak it. */
async function handshake(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    'GET /graphql HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  );
  await new Promise((resolve) => socket.once('data', resolve));
  return socket;
}
