import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readBearing } from '@/features/call/bearing.ts';
import { readSaid } from '@/features/call/call-signal.ts';
import { createSignalExchange, type Device, type SignalExchange } from './support/signal-exchange.ts';

const candidate = {
  candidate: 'candidate:1 1 udp 1 192.0.2.1 4000 typ host',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: null,
};

test('what is said is read as it was written', () => {
  expect(readSaid('RING', '{"v":1,"media":"voice","people":["ada","bob"]}')).toEqual({
    kind: 'RING',
    media: 'voice',
    people: ['ada', 'bob'],
  });
  expect(readSaid('CANDIDATE', JSON.stringify({ v: 1, link: 'x', candidates: [candidate] }))).toMatchObject({
    candidates: [candidate],
  });
});

test.each([
  ['no JSON', 'RING', 'ring'],
  ['nothing', 'ACCEPT', ''],
  ['null', 'ACCEPT', 'null'],
  ['another version', 'ACCEPT', '{"v":2}'],
  ['a kind that there is none of', 'SING', '{"v":1}'],
  ['a kind that every object has', 'constructor', '{"v":1}'],
  ['media that there is none of', 'RING', '{"v":1,"media":"smell","people":["ada"]}'],
  ['people who are no names', 'RING', '{"v":1,"media":"voice","people":[{"id":"ada"}]}'],
  ['too many people', 'RING', JSON.stringify({ v: 1, media: 'voice', people: Array(17).fill('ada') })],
  ['a description that is none', 'OFFER', '{"v":1,"link":"x","sdp":7}'],
  ['a description that is too long', 'OFFER', JSON.stringify({ v: 1, link: 'x', sdp: 'v'.repeat(48_001) })],
  ['too many candidates', 'CANDIDATE', JSON.stringify({ v: 1, link: 'x', candidates: Array(65).fill(candidate) })],
  [
    'a candidate that is too long',
    'CANDIDATE',
    JSON.stringify({ v: 1, link: 'x', candidates: [{ ...candidate, candidate: 'c'.repeat(1_001) }] }),
  ],
])('%s is no signal', (_, kind, payload) => {
  expect(readSaid(kind, payload)).toBeNull();
});

test.each([
  ['no text', new ArrayBuffer(4)],
  ['too long', JSON.stringify({ v: 1, speaks: true, shows: 'camera', people: [], more: 'x'.repeat(5_000) })],
  ['something else', '{"v":1,"speaks":"loudly","shows":"camera","people":[]}'],
])('what a device tells of itself is not heard where it is %s', (_, message) => {
  expect(readBearing(message)).toBeNull();
});

let exchange: SignalExchange;
let ada: Device;
let bob: Device;
beforeEach(async () => {
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

async function talk() {
  ada.line.start({ conversationId: 'room', people: ['bob'], media: 'voice' });
  await pass();
  for (const ring of bob.rings()) bob.line.accept(ring, 'voice');
  await pass();
  return ada.call().callId;
}

const offer = JSON.stringify({ v: 1, link: 'forged', sdp: '{"connection":"x","generation":1,"hasCandidates":true}' });

test.each(['ACCEPT', 'OFFER', 'HANG_UP', 'DECLINE'])('%s of somebody outside of the call is ignored', async (kind) => {
  const callId = await talk();
  const said = { ACCEPT: '{"v":1}', OFFER: offer, HANG_UP: '{"v":1,"reason":"left"}', DECLINE: '{"v":1}' }[kind] ?? '';
  exchange.forge({ from: 'eve', to: 'ada', callId, kind, fromDeviceId: 'any', toDeviceId: null, payload: said });
  await pass();
  expect(ada.call().peers.map(({ userId }) => userId)).toEqual(['bob']);
  expect(ada.connected()).toEqual(['bob']);
});

test('what is said in another conversation about a call of the same name is ignored', async () => {
  const callId = await talk();
  const hangUp = { kind: 'HANG_UP', fromDeviceId: 'any', toDeviceId: null, payload: '{"v":1,"reason":"left"}' };
  exchange.forge({ ...hangUp, from: 'bob', to: 'ada', conversationId: 'another', callId });
  await pass();
  expect(ada.connected()).toEqual(['bob']);
});

test('nobody ends the ringing of another one by the name of the call', async () => {
  ada.line.start({ conversationId: 'room', people: ['bob'], media: 'voice' });
  await pass();
  const { callId } = ada.call();
  const hangUp = { kind: 'HANG_UP', fromDeviceId: 'any', toDeviceId: null, payload: '{"v":1,"reason":"left"}' };
  exchange.forge({ ...hangUp, from: 'eve', to: 'bob', callId });
  await pass();
  expect(bob.rings()).toHaveLength(1);
});

test('an old device of a person does not end the connection of the new one', async () => {
  const callId = await talk();
  const hangUp = { kind: 'HANG_UP', fromDeviceId: 'old', toDeviceId: null, payload: '{"v":1,"reason":"left"}' };
  exchange.forge({ ...hangUp, from: 'bob', to: 'ada', callId });
  await pass();
  expect(ada.connected()).toEqual(['bob']);
});

test('a description that cannot be used costs the link, and not the call of the others', async () => {
  const callId = await talk();
  const bad = JSON.stringify({ v: 1, link: 'bad', sdp: 'no description' });
  ada.line.getSnapshot().current?.call.invite(['eve']);
  exchange.forge({ from: 'eve', to: 'ada', callId, kind: 'OFFER', fromDeviceId: 'any', toDeviceId: null, payload: bad });
  await pass();
  expect(ada.connected()).toEqual(['bob']);
  expect(ada.call().peers).toHaveLength(1);
});

test('somebody who lets very many calls ring is heard ringing a few times', async () => {
  for (let index = 0; index < 50; index += 1) {
    const payload = '{"v":1,"media":"voice","people":["eve","ada"]}';
    exchange.forge({
      from: 'eve',
      to: 'ada',
      callId: `call-${index}`,
      kind: 'RING',
      fromDeviceId: 'any',
      toDeviceId: null,
      payload,
    });
  }
  await pass();
  expect(ada.rings()).toHaveLength(4);
});
