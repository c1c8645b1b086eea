import { expect, test } from 'vitest';
import { networkOf } from '../src/sockets/network.ts';
import type { Listener } from '../src/subscriptions/subscriptions.ts';
import { bearer } from './support/accounts.ts';
import { eventually } from './support/eventually.ts';
import type { RawClient } from './support/raw-client.ts';
import { startSockets, type TestSockets } from './support/sockets.ts';

const TICKS = 'subscription { ticks }';
const LIMITED = { payload: [{ extensions: { code: 'RATE_LIMITED' } }] };

async function enter({ accounts, enter }: TestSockets, sub = 'u1'): Promise<RawClient> {
  return await enter(bearer(await accounts.token({ sub })));
}

async function listenerOf(gateway: TestSockets, client: RawClient): Promise<Listener> {
  const before = new Set(gateway.broadcast.listening);
  client.subscribe('1', TICKS);
  await eventually(() => gateway.broadcast.listening.size).toBe(before.size + 1);
  return [...gateway.broadcast.listening].find((one) => !before.has(one))?.listener as Listener;
}

/** Tells so much to a client that does not read that these bytes wait for it, beside what the operating system took. */
function fill(listener: Listener, bytes: number): void {
  const payload = (length: number) => Buffer.from(JSON.stringify({ data: 'x'.repeat(length) }));
  while (listener.ready?.() === undefined) listener.next(payload(10_000));
  listener.next(payload(bytes));
}

test('all sockets of a person together have so many subscriptions at once; those that end, or whose socket ends, make room', async () => {
  await using gateway = await startSockets({ PERSON_SUBSCRIPTIONS: '3' });
  using one = await enter(gateway);
  using other = await enter(gateway);
  for (const id of ['1', '2']) one.subscribe(id, TICKS);
  await eventually(() => gateway.broadcast.begun).toBe(2);
  for (const id of ['3', '4']) other.subscribe(id, TICKS);
  const message = 'Too many subscriptions (limit 3) at once on all of your sockets.';
  expect(await other.message('error')).toMatchObject({ id: '4', payload: [{ message, extensions: { code: 'RATE_LIMITED' } }] });
  other.subscribe('5', '{ __typename }');
  await other.message('complete');
  using theirs = await enter(gateway, 'u2');
  using nobodys = await gateway.enter();
  for (const client of [theirs, nobodys]) client.subscribe('1', TICKS);
  await eventually(() => gateway.broadcast.begun).toBe(5);

  one.send({ id: '1', type: 'complete' });
  await eventually(() => gateway.broadcast.listening.size).toBe(4);
  other.send({ type: 'ping', payload: bearer(await gateway.accounts.token({ sid: 'renewed' })) });
  await other.message('pong');
  for (const id of ['6', '7']) other.subscribe(id, TICKS);
  expect(await other.message('error')).toMatchObject({ id: '7', ...LIMITED });
  one.ws.terminate();
  await eventually(() => gateway.broadcast.listening.size).toBe(4);
  for (const id of ['8', '9']) other.subscribe(id, TICKS);
  expect(await other.message('error')).toMatchObject({ id: '9', ...LIMITED });
  expect(gateway.broadcast.listening.size).toBe(5);
});

test('all sockets of a person together have so many queries under way', async () => {
  await using gateway = await startSockets({ PERSON_OPERATIONS: '1' });
  using one = await enter(gateway);
  using other = await enter(gateway);
  using theirs = await enter(gateway, 'u2');
  one.subscribe('1', '{ waits }');
  await eventually(() => gateway.sockets.state().operations).toBe(1);
  other.subscribe('1', '{ __typename }');
  expect(await other.message('error')).toMatchObject({ id: '1', ...LIMITED });
  theirs.subscribe('1', '{ __typename }');
  await theirs.message('complete');
  one.send({ id: '1', type: 'complete' });
  await eventually(() => gateway.sockets.state().operations).toBe(0);
  other.subscribe('2', '{ __typename }');
  await other.message('complete');
});

test('what is kept of requests is bounded over all sockets of a person', async () => {
  await using gateway = await startSockets({ PERSON_REQUEST_LIMIT_BYTES: '150000' });
  using one = await enter(gateway);
  using other = await enter(gateway);
  const padded = `${TICKS}${' '.repeat(100_000)}`;
  one.subscribe('1', padded);
  await eventually(() => gateway.broadcast.listening.size).toBe(1);
  other.subscribe('1', padded);
  expect(await other.message('error')).toMatchObject({ id: '1', ...LIMITED });
  one.ws.terminate();
  await eventually(() => gateway.broadcast.listening.size).toBe(0);
  other.subscribe('2', padded);
  await eventually(() => gateway.broadcast.listening.size).toBe(1);
});

test('sockets that are nobody’s share the limits of a person with others of their address', async () => {
  await using gateway = await startSockets({ PERSON_OPERATIONS: '1', SOCKETS_PER_PERSON: '1', TRUST_PROXY: 'true' });
  using one = await gateway.enter();
  using other = await gateway.enter();
  using elsewhere = await gateway.enter({}, { headers: { 'x-forwarded-for': '192.0.2.7' } });
  using somebodys = await enter(gateway);
  one.subscribe('1', '{ waits }');
  await eventually(() => gateway.sockets.state().operations).toBe(1);
  other.subscribe('1', '{ __typename }');
  expect(await other.message('error')).toMatchObject({ id: '1', ...LIMITED });
  for (const client of [elsewhere, somebodys]) {
    client.subscribe('1', '{ __typename }');
    await client.message('complete');
  }
  one.ws.terminate();
  await eventually(() => gateway.sockets.state().operations).toBe(0);
  other.subscribe('2', '{ __typename }');
  await other.message('complete');
});

test('messages of a person are counted over all their sockets', async () => {
  await using gateway = await startSockets({ PERSON_MESSAGES_PER_SECOND: '5' });
  const mine = await Promise.all([enter(gateway), enter(gateway), enter(gateway)]);
  using theirs = await enter(gateway, 'u2');
  for (const client of [...mine, theirs]) for (let sent = 0; sent < 15; sent += 1) client.send({ type: 'ping' });
  const { code } = await Promise.race(mine.map(({ closed }) => closed));
  expect(code).toBe(4102);
  theirs.subscribe('1', '{ __typename }');
  await theirs.message('complete');
});

test('where too much waits for all sockets of a person the slowest is let go, and the others go on', async () => {
  await using gateway = await startSockets({ PERSON_SEND_LIMIT_BYTES: '1000000' });
  using slowest = await enter(gateway);
  using slow = await enter(gateway);
  using theirs = await enter(gateway, 'u2');
  const [tellSlowest, tellSlow, tellTheirs] = [
    await listenerOf(gateway, slowest),
    await listenerOf(gateway, slow),
    await listenerOf(gateway, theirs),
  ];
  for (const { ws } of [slowest, slow, theirs]) ws.pause();
  fill(tellSlowest, 700_000);
  fill(tellTheirs, 700_000);
  fill(tellSlow, 500_000);
  expect(gateway.broadcast.listening.size).toBe(3);
  gateway.broadcast.say({ last: true });
  expect(gateway.broadcast.listening.size).toBe(2);
  for (const { ws } of [slowest, slow, theirs]) ws.resume();
  expect(await slowest.closed).toMatchObject({ code: 4101 });
  for (const client of [slow, theirs]) {
    await eventually(() => client.received.at(-1)).toMatchObject({ payload: { data: { last: true } } });
  }
});

test('an address of IPv6 is counted with all others of its network', () => {
  const same = ['2001:db8:0:1::1', '2001:0db8::1:0:0:0:2', '2001:db8:0:1:ffff:ffff:ffff:ffff'];
  expect(new Set(same.map(networkOf)).size).toBe(1);
  expect(networkOf('2001:db8:0:2::1')).not.toBe(networkOf('2001:db8:0:1::1'));
  expect(networkOf('::1')).toBe(networkOf('::2'));
  for (const address of ['192.0.2.1', '::ffff:192.0.2.1', 'nonsense', '']) expect(networkOf(address)).toBe(address);
});
