import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startChat, type TestChat } from '../dev/testing/chat.ts';

const BEGIN = 'mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id } } }';
const SIGNAL = 'mutation ($input: SendCallSignalInput!) { sendCallSignal(input: $input) { signal { id } } }';
const TOLD = `query ($id: ID!) {
  conversation(id: $id) {
    messages(last: 10) { edges { node { sender { id name } system { kind people { id name } } } } }
  }
}`;
const ICE = '{ iceServers { servers { urls username credential } expiresAt } }';

let chat: TestChat;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  chat = await startChat({
    settings: { TURN_URLS: 'turn:turn.example', TURN_SECRET: 'a secret that the TURN server knows too' },
  });
  ada = await chat.register('Ada');
  bob = await chat.register('Bob');
});
afterAll(() => chat[Symbol.asyncDispose]());

async function ask<Data>(as: Person, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as });
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

test('a call that nobody takes stands in the conversation, for whoever missed it to read', async () => {
  const { startDirect } = await ask<{ startDirect: { conversation: { id: string } } }>(ada, BEGIN, { userId: bob.id });
  const { id } = startDirect.conversation;
  const signal = (kind: string) => ({
    input: { callId: 'call-1', conversationId: id, toUserId: bob.id, deviceId: 'phone', kind },
  });
  await ask(ada, SIGNAL, signal('RING'));
  await ask(ada, SIGNAL, signal('HANG_UP'));
  interface Told {
    conversation: { messages: { edges: { node: unknown }[] } };
  }
  const told = async () => (await ask<Told>(bob, TOLD, { id })).conversation.messages.edges.map(({ node }) => node);
  await expect
    .poll(told, { timeout: 10_000 })
    .toMatchObject([
      { system: { kind: 'CREATED' } },
      { sender: { id: ada.id, name: 'Ada' }, system: { kind: 'CALL_MISSED', people: [{ id: bob.id, name: 'Bob' }] } },
    ]);
});

test('who is signed in is given servers for calls, and nobody else', async () => {
  const { iceServers } = await ask<{ iceServers: { servers: { urls: string[]; username: string }[] } }>(ada, ICE);
  expect(iceServers.servers).toMatchObject([{ urls: ['turn:turn.example'], username: expect.stringContaining(ada.id) }]);
  const refused = await chat.graph(ICE);
  expect(refused).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(JSON.stringify(refused)).not.toContain('turn.example');
});
