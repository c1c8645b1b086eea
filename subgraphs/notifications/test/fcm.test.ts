import { generateKeyPairSync } from 'node:crypto';
import type { Viewer } from '@parley/kit/passport';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { devicesOf, pushesTo, REGISTER } from './support/push-devices.ts';
import { type PushService, type ReceivedPush, startPushService } from './support/push-service.ts';
import { openRoom } from './support/room.ts';

const TOKEN_PATH = '/token';
const SEND_PATH = '/v1/projects/chat-project/messages:send';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let service: PushService;
let there: TestNotifications;

beforeAll(async () => {
  service = await startPushService();
  service.answer(TOKEN_PATH, 200, {}, JSON.stringify({ access_token: 'granted', expires_in: 3600, token_type: 'Bearer' }));
  service.answer(SEND_PATH, 200, {}, '{"name":"projects/chat-project/messages/1"}');
  there = await startNotifications({
    settings: {
      FCM_URL: service.url,
      FCM_CREDENTIALS: JSON.stringify({
        type: 'service_account',
        project_id: 'chat-project',
        client_email: 'pusher@chat-project.example',
        private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
        token_uri: `${service.url}${TOKEN_PATH}`,
      }),
    },
  });
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const refuse = (status: number, errorCode: string) =>
  service.answer(
    SEND_PATH,
    status,
    { 'content-type': 'application/json' },
    JSON.stringify({
      error: {
        code: status,
        message: 'The text of a server',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.BadRequest' },
          { '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode },
        ],
      },
    }),
  );

/** Somebody with one device, who is written to: what FCM was sent of it is for the test to look at. */
async function writeTo(token: string): Promise<Viewer> {
  const bob = person();
  await there.ask(REGISTER, { input: { fcmToken: token, name: 'Phone' } }, bob);
  const room = openRoom(there);
  const ada = person();
  there.owners.people.set(ada.id, { name: 'Ada' });
  there.owners.shown.set(`${room.id}:1:${bob.id}`, {
    excerpt: 'Hello',
    attachmentCount: 0,
    senderId: ada.id,
    conversation: { kind: 'DIRECT', name: null },
    hasRead: false,
    permalink: 'https://chat.example/c/1',
  });
  await room.say(ada, [[bob, { because: ['DIRECT'] }]], { kind: 'DIRECT' });
  return bob;
}

const sentTo = (token: string) => service.of(SEND_PATH).filter(({ body }) => JSON.parse(body.toString()).message.token === token);

test('a device is pushed to with a token that was granted to the service account, asked for once', async () => {
  const tokens = ['first-device-of-somebody', 'second-device-of-somebody'] as const;
  for (const token of tokens) {
    await writeTo(token);
    await expect.poll(() => sentTo(token).length).toBe(1);
  }
  const [{ headers, body }] = sentTo(tokens[0]) as [ReceivedPush];
  expect(headers.authorization).toBe('Bearer granted');
  const { message } = JSON.parse(body.toString());
  expect(message).toMatchObject({
    token: tokens[0],
    notification: { title: 'Ada', body: 'Hello' },
    data: { kind: 'DIRECT_MESSAGE', url: 'https://chat.example/c/1' },
    android: { collapse_key: message.data.id, ttl: expect.stringMatching(/^86\d{3}s$/) },
  });

  expect(service.of(TOKEN_PATH)).toHaveLength(1);
  const asked = new URLSearchParams(service.of(TOKEN_PATH)[0]?.body.toString());
  expect(asked.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  const { payload, protectedHeader } = await jwtVerify(asked.get('assertion') ?? '', publicKey, {
    issuer: 'pusher@chat-project.example',
    audience: `${service.url}${TOKEN_PATH}`,
  });
  expect(protectedHeader.alg).toBe('RS256');
  expect(payload['scope']).toBe('https://www.googleapis.com/auth/firebase.messaging');
});

test('a device that FCM knows no more is forgotten', async () => {
  refuse(404, 'UNREGISTERED');
  const bob = await writeTo('device-that-was-uninstalled');
  await expect.poll(() => devicesOf(there, bob)).toEqual([]);
  await expect
    .poll(() => pushesTo(there, bob))
    .toEqual([{ status: 'SKIPPED', reason: 'Its provider knows the device no more.' }]);
});

test('what FCM refuses is not sent again, and the reason holds nothing but codes', async () => {
  refuse(400, 'INVALID_ARGUMENT');
  const bob = await writeTo('device-of-another-shape');
  await expect.poll(() => pushesTo(there, bob)).toEqual([{ status: 'FAILED', reason: 'FCM answered 400 INVALID_ARGUMENT.' }]);
  expect(await devicesOf(there, bob)).toHaveLength(1);
});

test('what FCM does not take now is sent again, with a new token where the last one was refused', async () => {
  refuse(503, 'UNAVAILABLE');
  const bob = await writeTo('device-behind-an-outage');
  await expect.poll(() => pushesTo(there, bob)).toEqual([{ status: 'WAITING', reason: 'FCM answered 503 UNAVAILABLE.' }]);
  const grants = service.of(TOKEN_PATH).length;
  refuse(401, 'THIRD_PARTY_AUTH_ERROR');
  const cleo = await writeTo('device-of-an-old-token');
  await expect
    .poll(() => pushesTo(there, cleo))
    .toEqual([{ status: 'WAITING', reason: 'FCM answered 401 THIRD_PARTY_AUTH_ERROR.' }]);

  service.answer(SEND_PATH, 200, {}, '{}');
  for (const who of [bob, cleo]) {
    await expect
      .poll(async () => (await pushesTo(there, who)).map(({ status }) => status), { timeout: 20_000 })
      .toEqual(['SENT']);
  }
  expect(service.of(TOKEN_PATH)).not.toHaveLength(grants);
});
