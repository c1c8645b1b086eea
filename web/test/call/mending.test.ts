import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSignalExchange, type Device, type SignalExchange } from './support/signal-exchange.ts';

let exchange: SignalExchange;
let ada: Device;
let bob: Device;
beforeEach(() => {
  vi.useFakeTimers();
  exchange = createSignalExchange();
  ada = exchange.device('ada');
  bob = exchange.device('bob');
});
afterEach(() => {
  exchange.stop();
  vi.useRealTimers();
});

const pass = (seconds = 0.5) => vi.advanceTimersByTimeAsync(seconds * 1_000);

async function ring() {
  ada.line.start({ conversationId: 'room', people: ['bob'], media: 'voice' });
  await pass();
}

function accept(device: Device) {
  for (const ringing of device.rings()) device.line.accept(ringing, 'voice');
}

const bothAreConnected = () => {
  expect(ada.connected()).toEqual(['bob']);
  expect(bob.connected()).toEqual(['ada']);
};

test.each(['ACCEPT', 'OFFER', 'ANSWER', 'CANDIDATE'] as const)('a lost %s is made good', async (kind) => {
  await ring();
  const lost = new Set<string>();
  exchange.lose(({ said, fromUserId, toUserId }) => {
    const isFirst = said.kind === kind && fromUserId !== toUserId && !lost.has(fromUserId);
    if (isFirst) lost.add(fromUserId);
    return isFirst;
  });
  accept(bob);
  await pass();
  expect(lost.size).toBeGreaterThan(0);
  await pass(12);
  bothAreConnected();
});

test('a connection that breaks is made again by both, with servers that are asked for anew', async () => {
  await ring();
  accept(bob);
  await pass();
  const asked = exchange.asked();
  exchange.network.cut();
  await pass();
  expect(ada.call().peers).toMatchObject([{ status: 'interrupted' }]);
  exchange.network.heal();
  await pass(10);
  bothAreConnected();
  expect(exchange.asked()).toBeGreaterThan(asked);
  expect(exchange.network.open()).toHaveLength(2);
  expect(exchange.network.open().map(({ iceServers }) => Number(iceServers[0]?.username) > asked)).toContain(true);
});

test('a connection that does not come back is given up, and the call with it', async () => {
  await ring();
  accept(bob);
  await pass();
  exchange.network.cut();
  await pass(40);
  expect([ada.ends, bob.ends]).toEqual([['lost'], ['lost']]);
});

test('a page that was loaded again comes back into its call', async () => {
  await ring();
  accept(bob);
  await pass();
  bob.media().mute();
  const { callId } = bob.call();
  bob = bob.reload();
  bob.line.comeBack();
  await pass();
  bothAreConnected();
  expect(bob.call().callId).toBe(callId);
  expect(ada.ends).toEqual([]);
});

test('who has come in while another one heard nothing is found when it hears again', async () => {
  const eve = exchange.device('eve');
  ada.line.start({ conversationId: 'room', people: ['bob', 'eve'], media: 'voice' });
  await pass();
  accept(bob);
  await pass();
  bob.away();
  accept(eve);
  await pass();
  expect(eve.connected()).toEqual(['ada']);
  bob.back();
  await pass(6);
  expect(eve.connected()).toEqual(['ada', 'bob']);
  expect(bob.connected()).toEqual(['ada', 'eve']);
});

test('a page that ended a call remembers none', async () => {
  await ring();
  accept(bob);
  await pass();
  bob.line.getSnapshot().current?.call.hangUp();
  await pass();
  bob = bob.reload();
  bob.line.comeBack();
  expect(bob.line.getSnapshot().current).toBeNull();
});
