import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSignalExchange, type Device, type SignalExchange } from './support/signal-exchange.ts';

let exchange: SignalExchange;
beforeEach(() => {
  vi.useFakeTimers();
  exchange = createSignalExchange();
});
afterEach(() => {
  exchange.stop();
  vi.useRealTimers();
});

/** Lets signals arrive and timers come due. */
const pass = (seconds = 0.5) => vi.advanceTimersByTimeAsync(seconds * 1_000);

function ringOf(device: Device) {
  const [ring] = device.rings();
  if (ring === undefined) throw new Error('Nothing rings.');
  return ring;
}

const call = (caller: Device, ...people: string[]) => caller.line.start({ conversationId: 'room', people, media: 'video' });
const accept = (device: Device) => device.line.accept(ringOf(device), 'video');

async function talk(caller: Device, people: Record<string, Device>) {
  call(caller, ...Object.keys(people));
  await pass();
  for (const device of Object.values(people)) {
    accept(device);
    await pass();
  }
}

test('a call rings on every device of who is called, and whoever takes it is connected', async () => {
  const [ada, phone, laptop] = [exchange.device('ada'), exchange.device('bob'), exchange.device('bob')];
  call(ada, 'bob');
  await pass();
  expect([phone, laptop].map((device) => ringOf(device).fromUserId)).toEqual(['ada', 'ada']);
  expect(ada.call().phase).toBe('calling');
  accept(phone);
  await pass();
  expect(ada.connected()).toEqual(['bob']);
  expect(phone.connected()).toEqual(['ada']);
  expect(ada.call()).toMatchObject({ phase: 'talking', called: [], peers: [{ speaks: true, shows: 'camera' }] });
  expect(ada.call().peers[0]?.received).toMatchObject({ audio: { kind: 'audio' }, video: { kind: 'video' } });
  expect(laptop.rings()).toEqual([]);
  expect(laptop.line.getSnapshot().current).toBeNull();
});

test('who declines ends the call, and it rings on none of their devices any more', async () => {
  const [ada, phone, laptop] = [exchange.device('ada'), exchange.device('bob'), exchange.device('bob')];
  call(ada, 'bob');
  await pass();
  const media = ada.media();
  phone.line.decline(ringOf(phone));
  await pass();
  expect(ada.ends).toEqual(['declined']);
  expect(media.isStopped).toBe(true);
  expect([...phone.rings(), ...laptop.rings()]).toEqual([]);
});

test('a call that nobody takes is called off', async () => {
  const [ada, bob] = [exchange.device('ada'), exchange.device('bob')];
  call(ada, 'bob');
  await pass(31);
  expect(ada.ends).toEqual(['unanswered']);
  expect(bob.rings()).toEqual([]);
  expect(exchange.sent.map(({ said }) => said.kind)).toEqual(['RING', 'HANG_UP']);
});

test('a caller who gives up is not heard ringing any more, even where the word of it is lost', async () => {
  const [ada, bob, eve] = [exchange.device('ada'), exchange.device('bob'), exchange.device('eve')];
  call(ada, 'bob', 'eve');
  await pass();
  exchange.lose(({ said, toUserId }) => said.kind === 'HANG_UP' && toUserId === 'eve');
  ada.line.getSnapshot().current?.call.hangUp();
  await pass();
  expect(bob.rings()).toEqual([]);
  expect(eve.rings()).toHaveLength(1);
  await pass(46);
  expect(eve.rings()).toEqual([]);
});

test('a device that comes while it rings hears it, and one that was away learns that it is over', async () => {
  const [ada, bob] = [exchange.device('ada'), exchange.device('bob')];
  bob.away();
  call(ada, 'bob');
  await pass();
  expect(bob.rings()).toEqual([]);
  bob.back();
  expect(bob.rings()).toHaveLength(1);
  bob.away();
  ada.line.getSnapshot().current?.call.hangUp();
  await pass();
  bob.back();
  expect(bob.rings()).toEqual([]);
});

test('a third person comes in and is connected with both', async () => {
  const [ada, bob, eve] = [exchange.device('ada'), exchange.device('bob'), exchange.device('eve')];
  await talk(ada, { bob, eve });
  expect([ada.connected(), bob.connected(), eve.connected()]).toEqual([
    ['bob', 'eve'],
    ['ada', 'eve'],
    ['ada', 'bob'],
  ]);
  eve.line.getSnapshot().current?.call.hangUp();
  await pass();
  expect([ada.connected(), bob.connected()]).toEqual([['bob'], ['ada']]);
  bob.line.getSnapshot().current?.call.hangUp();
  await pass();
  expect(ada.ends).toEqual(['over']);
  expect(exchange.network.open()).toEqual([]);
});

test('two who come in at the same moment make one link between them', async () => {
  const [ada, bob, eve] = [exchange.device('ada'), exchange.device('bob'), exchange.device('eve')];
  call(ada, 'bob', 'eve');
  await pass();
  accept(bob);
  accept(eve);
  await pass();
  expect([ada.connected(), bob.connected(), eve.connected()]).toEqual([
    ['bob', 'eve'],
    ['ada', 'eve'],
    ['ada', 'bob'],
  ]);
  expect(exchange.network.open()).toHaveLength(6);
});

test('one of the others can call somebody in whom nobody had called before', async () => {
  const [ada, bob, eve] = [exchange.device('ada'), exchange.device('bob'), exchange.device('eve')];
  await talk(ada, { bob });
  bob.line.getSnapshot().current?.call.invite(['eve']);
  await pass();
  expect(ringOf(eve)).toMatchObject({ fromUserId: 'bob', people: ['bob', 'ada', 'eve'] });
  accept(eve);
  await pass();
  expect(ada.connected()).toEqual(['bob', 'eve']);
  expect(eve.connected()).toEqual(['ada', 'bob']);
});

test('a fifth person is told that the call is full', async () => {
  const others = { bob: exchange.device('bob'), cleo: exchange.device('cleo'), dan: exchange.device('dan') };
  const [ada, eve] = [exchange.device('ada'), exchange.device('eve')];
  await talk(ada, others);
  ada.line.getSnapshot().current?.call.invite(['eve']);
  await pass();
  accept(eve);
  await pass();
  expect(eve.ends).toEqual(['full']);
  expect(ada.connected()).toEqual(['bob', 'cleo', 'dan']);
});

test('two who call each other at once are in one call, and neither goes on ringing', async () => {
  const [ada, bob, adasPhone] = [exchange.device('ada'), exchange.device('bob'), exchange.device('ada')];
  call(ada, 'bob');
  call(bob, 'ada');
  await pass();
  expect([ada.connected(), bob.connected()]).toEqual([['bob'], ['ada']]);
  expect(ada.call().callId).toBe(bob.call().callId);
  expect([...ada.rings(), ...bob.rings(), ...adasPhone.rings()]).toEqual([]);
});

test('who takes another call hangs up the one before', async () => {
  const [ada, bob, eve] = [exchange.device('ada'), exchange.device('bob'), exchange.device('eve')];
  await talk(ada, { bob });
  call(eve, 'bob');
  await pass();
  accept(bob);
  await pass();
  expect(ada.ends).toEqual(['over']);
  expect(eve.connected()).toEqual(['bob']);
});

test('a call that is taken on another device goes on there', async () => {
  const [ada, phone, laptop] = [exchange.device('ada'), exchange.device('bob'), exchange.device('bob')];
  call(ada, 'bob');
  await pass();
  accept(phone);
  accept(laptop);
  await pass();
  expect(phone.ends).toEqual(['elsewhere']);
  expect(laptop.connected()).toEqual(['ada']);
  expect(ada.connected()).toEqual(['bob']);
});

test('what changes about a microphone is told to those who are connected', async () => {
  const [ada, bob] = [exchange.device('ada'), exchange.device('bob')];
  await talk(ada, { bob });
  bob.media().mute();
  await pass();
  expect(ada.call().peers).toMatchObject([{ userId: 'bob', speaks: false }]);
});

test('who may not be called is not waited for', async () => {
  const ada = exchange.device('ada');
  exchange.refuse('bob');
  call(ada, 'bob');
  await pass();
  expect(ada.ends).toEqual(['refused']);
});

test('a call that everyone has left by the time it is taken ends by itself', async () => {
  const [ada, bob] = [exchange.device('ada'), exchange.device('bob')];
  call(ada, 'bob');
  await pass();
  ada.reload();
  accept(bob);
  await pass(17);
  expect(bob.ends).toEqual(['gone']);
});
