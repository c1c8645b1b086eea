import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startChat, type TestChat } from '../dev/testing/chat.ts';

/** A push service that takes everything, and remembers to whom it was. */
let service: Server;
let serviceUrl: string;
const pushed: string[] = [];
let chat: TestChat;

beforeAll(async () => {
  service = createServer((request, response) => {
    pushed.push(String(request.url));
    request.resume().on('end', () => response.writeHead(201).end());
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  chat = await startChat({ settings: { PUSH_HOSTS: serviceUrl } });
});
afterAll(async () => {
  await chat[Symbol.asyncDispose]();
  service.close();
});

const BEGIN = 'mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const REGISTER = 'mutation ($input: RegisterPushDeviceInput!) { registerPushDevice(input: $input) { device { id } } }';
const DEVICES = '{ pushKey pushDevices { id name } }';

async function ask<Data>(as: Person, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as });
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function subscribe(as: Person, path: string): Promise<void> {
  const keys = createECDH('prime256v1');
  const p256dh = keys.generateKeys('base64url');
  const web = { endpoint: serviceUrl + path, p256dh, auth: randomBytes(16).toString('base64url') };
  await ask(as, REGISTER, { input: { web, name: 'Laptop' } });
}

test('a browser is pushed what is said to its person, until they log out', async () => {
  const [ada, bob] = [await chat.register('Ada'), await chat.register('Bob')];
  const { pushKey } = await ask<{ pushKey: string }>(bob, DEVICES);
  expect(Buffer.from(pushKey, 'base64url')).toHaveLength(65);
  await subscribe(bob, '/bob');
  const { startDirect } = await ask<{ startDirect: { conversation: { id: string } } }>(ada, BEGIN, { userId: bob.id });
  const conversationId = startDirect.conversation.id;
  const say = (body: string) => ask(ada, SEND, { input: { conversationId, clientId: randomUUID(), body } });
  await say('Hello');
  await expect.poll(() => pushed).toEqual(['/bob']);

  const deliveries = await chat.graph('{ deliveries { edges { node { id } } } }', {}, { as: bob });
  expect(deliveries.errors?.[0]?.extensions.code).toBe('FORBIDDEN');

  await ask(bob, 'mutation { logOut { __typename } }');
  const { data } = await chat.graph<{ logIn: { tokens: { accessToken: string } } }>(
    'mutation ($input: LogInInput!) { logIn(input: $input) { ... on LoggedIn { tokens { accessToken } } } }',
    { input: { email: bob.email, password: bob.password } },
  );
  const again = { ...bob, token: String(data?.logIn.tokens.accessToken) };
  await expect.poll(() => ask(again, DEVICES)).toEqual({ pushKey, pushDevices: [] });
  await subscribe(again, '/bob-again');
  await say('Are you there?');
  await expect.poll(() => pushed).toEqual(['/bob', '/bob-again']);
});
