import { newId } from '@parley/kit/id';
import type { Opened } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import { topicName } from '@parley/kit/topics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, soon, startPresence, type TestPresence } from './support/presence.ts';

const SEND = `mutation ($input: SendCallSignalInput!) {
  sendCallSignal(input: $input) { signal { id callId kind conversation { id } from { id } to { id } fromDeviceId toDeviceId payload sentAt } }
}`;
const LISTEN = 'subscription { callSignals { kind signals { callId kind from { id } fromDeviceId toDeviceId payload } } }';

let presence: TestPresence;
/** A node at which a call soon rings no more: what is not about that does not hang on how long a test takes. */
let quick: TestPresence;
beforeAll(async () => {
  presence = await startPresence({ settings: { RING_SECONDS: '60' } });
  quick = await startPresence({ settings: { RING_SECONDS: '2' }, beside: presence });
});
afterAll(async () => {
  await quick[Symbol.asyncDispose]();
  await presence[Symbol.asyncDispose]();
});

function room() {
  const [ada, bob, conversationId] = [person(), person(), newId()];
  presence.owners.seat(conversationId, ada.id, bob.id);
  const input = { callId: 'call-1', conversationId, toUserId: bob.id, deviceId: 'phone', kind: 'RING', payload: 'hello' };
  return { ada, bob, conversationId, input };
}

const send = (as: Viewer, input: Record<string, unknown>) => presence.ask(SEND, { input }, as);
const ringing = async (as: Viewer): Promise<string[]> => {
  const [answer] = (await presence.resolve(LISTEN, [{ kind: 'started' }], as)) as [
    { data: { callSignals: { kind: string; signals: { callId: string }[] } } },
  ];
  expect(answer.data.callSignals.kind).toBe('STARTED');
  return answer.data.callSignals.signals.map(({ callId }) => callId);
};

test('what a device says about a call is told to those it is for, each signal', async () => {
  const { ada, bob, conversationId, input } = room();
  const { topics, wakeUps } = (await presence.open('callSignals', {}, bob)) as Opened;
  expect({ topics, wakeUps }).toMatchObject({
    topics: [{ topic: topicName(presence.prefix, 'presence/calls', bob.id), audience: null, head: null }],
    wakeUps: undefined,
  });
  const heard = await presence.hear('presence/calls', bob.id);
  const { sendCallSignal } = await send(ada, { ...input, kind: 'OFFER', toDeviceId: 'desk', payload: '{"sdp":"v=0"}' });
  expect(sendCallSignal.signal).toMatchObject({
    callId: 'call-1',
    kind: 'OFFER',
    conversation: { id: conversationId },
    from: { id: ada.id },
    to: { id: bob.id },
    fromDeviceId: 'phone',
    toDeviceId: 'desk',
    payload: '{"sdp":"v=0"}',
  });
  for (let time = 0; time < 5; time++) await send(ada, { ...input, kind: 'CANDIDATE', payload: `way ${time}` });
  await expect.poll(() => heard.length, soon).toBe(6);
  expect(heard.every(({ key }) => key === undefined)).toBe(true);
  expect(JSON.stringify(heard)).not.toContain('sdp');
  const told = await presence.resolve(
    LISTEN,
    heard.map(({ payload }) => ({ payload })),
    bob,
  );
  expect(told).toMatchObject([
    { data: { callSignals: { kind: 'EVENT', signals: [{ kind: 'OFFER', from: { id: ada.id }, payload: '{"sdp":"v=0"}' }] } } },
    ...[0, 1, 2, 3, 4].map((time) => ({ data: { callSignals: { signals: [{ kind: 'CANDIDATE', payload: `way ${time}` }] } } })),
  ]);
});

test('a signal is for nobody else, and says nothing to whoever names it', async () => {
  const { ada, bob, input } = room();
  const heard = await presence.hear('presence/calls', bob.id);
  await send(ada, input);
  await expect.poll(() => heard.length, soon).toBe(1);
  const events = [{ payload: heard[0]?.payload }];
  expect(await presence.resolve(LISTEN, events, ada)).toEqual([null]);
  expect(await presence.resolve(LISTEN, events, person())).toEqual([null]);
  for (const shown of [null, `presence:${bob.id}`]) {
    expect(JSON.stringify(await presence.resolve(LISTEN, events, shown))).not.toContain('hello');
  }
  expect(await presence.resolve(LISTEN, [{ payload: { id: 'x' } }, { payload: { id: newId() } }], bob)).toEqual([null, null]);
});

test('a call that rings is told to who comes a little later, until its time is over', async () => {
  const { ada, bob, input } = room();
  await send(ada, input);
  expect(await ringing(bob)).toEqual(['call-1']);
  await send(ada, { ...input, callId: 'call-2' });
  expect(await ringing(bob)).toEqual(['call-1', 'call-2']);
  for (const callId of ['call-1', 'call-2']) await quick.ask(SEND, { input: { ...input, callId } }, ada);
  await expect.poll(() => ringing(bob), soon).toEqual([]);
});

test('a call rings no more when its caller hangs up, or when it is answered on any device', async () => {
  for (const kind of ['ACCEPT', 'DECLINE', 'HANG_UP']) {
    const { ada, bob, input } = room();
    await send(ada, input);
    await send(bob, { ...input, toUserId: ada.id, kind });
    expect(await ringing(bob)).toEqual([]);
  }
  const { ada, bob, input } = room();
  await send(ada, input);
  await send(ada, { ...input, kind: 'HANG_UP' });
  expect(await ringing(bob)).toEqual([]);
});

test("nobody ends the ringing of another one's call", async () => {
  const { ada, bob, conversationId, input } = room();
  const cyd = person();
  presence.owners.seat(conversationId, ada.id, bob.id, cyd.id);
  await send(ada, input);
  await send(cyd, { ...input, kind: 'HANG_UP' });
  await send(cyd, { ...input, toUserId: ada.id, kind: 'DECLINE' });
  expect(await ringing(bob)).toEqual(['call-1']);
});

test('who is blocked or has left while they call rings no more', async () => {
  const { ada, bob, conversationId, input } = room();
  await send(ada, input);
  presence.owners.block(bob.id, ada.id);
  expect(await ringing(bob)).toEqual([]);
  presence.owners.unblock(bob.id, ada.id);
  expect(await ringing(bob)).toEqual(['call-1']);
  presence.owners.seat(conversationId, bob.id);
  expect(await ringing(bob)).toEqual([]);
});

test('one tells the own other devices, also where nobody else is reached', async () => {
  const { ada, input } = room();
  const heard = await presence.hear('presence/calls', ada.id);
  await send(ada, { ...input, toUserId: ada.id, kind: 'ACCEPT' });
  await expect.poll(() => heard.length, soon).toBe(1);
});

test('strangers, former members and the blocked cannot be called, and call nobody', async () => {
  const { ada, bob, conversationId, input } = room();
  const stranger = person();
  const heard = await presence.hear('presence/calls', bob.id);
  const refused = (as: Viewer, more: Record<string, unknown> = {}) =>
    presence.refusal(SEND, { input: { ...input, ...more } }, as);
  expect(await refused(stranger)).toBe('NOT_FOUND');
  expect(await refused(ada, { toUserId: stranger.id })).toBe('NOT_FOUND');
  expect(await refused(ada, { conversationId: newId() })).toBe('NOT_FOUND');
  presence.owners.block(bob.id, ada.id);
  expect(await refused(ada)).toBe('FORBIDDEN');
  expect(await refused(bob, { toUserId: ada.id })).toBe('FORBIDDEN');
  presence.owners.unblock(bob.id, ada.id);
  presence.owners.seat(conversationId, bob.id);
  expect(await refused(ada)).toBe('NOT_FOUND');
  expect(await refused(bob, { toUserId: ada.id })).toBe('NOT_FOUND');
  expect(await refused(stranger, { toUserId: 'x' })).toBe('NOT_FOUND');
  expect(heard).toEqual([]);
  expect(await ringing(bob)).toEqual([]);
});

test.each([
  ['callId', ''],
  ['callId', 'a/b'],
  ['callId', 'x'.repeat(65)],
  ['deviceId', ' '],
  ['deviceId', '{x}'],
  ['toDeviceId', 'a\nb'],
  ['payload', 'x'.repeat(65_537)],
  ['payload', 'ü'.repeat(32_769)],
])('a signal whose %s is %j is refused', async (field, value) => {
  const { ada, input } = room();
  const answer = await presence.graph(SEND, { input: { ...input, [field]: value } }, ada);
  expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
});

test('a payload may hold anything', async () => {
  const { ada, bob, input } = room();
  const heard = await presence.hear('presence/calls', bob.id);
  const payload = `"'\\\u0000\r\n:{}[]%s ${'x'.repeat(60_000)} \u{1f4de}`;
  await send(ada, { ...input, payload });
  await expect.poll(() => heard.length, soon).toBe(1);
  expect(await presence.resolve(LISTEN, [{ payload: heard[0]?.payload }, { kind: 'started' }], bob)).toMatchObject([
    { data: { callSignals: { signals: [{ payload }] } } },
    { data: { callSignals: { signals: [{ payload }] } } },
  ]);
});

test('whoever signals without end is told to wait', async () => {
  const { ada, input } = room();
  const candidate = { ...input, kind: 'CANDIDATE' };
  const answers = await Promise.all(Array.from({ length: 150 }, () => presence.graph(SEND, { input: candidate }, ada)));
  const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
  expect(codes.length).toBeGreaterThan(10);
  expect(new Set(codes)).toEqual(new Set(['RATE_LIMITED']));
});
