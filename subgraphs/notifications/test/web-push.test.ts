import { createPublicKey } from 'node:crypto';
import type { Viewer } from '@parley/kit/passport';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webPush from 'web-push';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { addBrowser, devicesOf, pushesTo, REGISTER, type SubscribedBrowser } from './support/push-devices.ts';
import { type PushService, type ReceivedPush, startPushService } from './support/push-service.ts';
import { openRoom, type Room } from './support/room.ts';

const vapid = webPush.generateVAPIDKeys();

let service: PushService;
let there: TestNotifications;
let room: Room;

beforeAll(async () => {
  service = await startPushService();
  there = await startNotifications({
    settings: {
      VAPID_PUBLIC_KEY: vapid.publicKey,
      VAPID_PRIVATE_KEY: vapid.privateKey,
      VAPID_SUBJECT: 'mailto:operator@chat.example',
      PUSH_HOSTS: service.url,
    },
  });
  room = openRoom(there);
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const ada = person();

/** What the messages subgraph would say of a message to this person. */
function show(number: number, userId: string, given: { excerpt?: string; hasRead?: boolean } = {}): void {
  there.owners.shown.set(`${room.id}:${number}:${userId}`, {
    excerpt: 'Shall we meet at eight?',
    attachmentCount: 0,
    senderId: ada.id,
    conversation: { kind: 'GROUP', name: 'Rivers' },
    hasRead: false,
    permalink: `https://chat.example/c/${room.id}/${number}`,
    ...given,
  });
}

let said = 0;
/** Ada names somebody in a message; null: one that they may not be shown when it comes to that. */
async function mention(to: Viewer, given: Parameters<typeof show>[2] | null = {}): Promise<void> {
  said += 1;
  if (given !== null) show(said, to.id, given);
  await room.say(ada, [[to, { because: ['MENTION'] }]]);
}

test('a browser is pushed what it alone can read, signed by our key', async () => {
  const bob = person();
  there.owners.people.set(ada.id, { name: 'Ada' });
  const browser = await addBrowser(there, service.url, bob);
  await mention(bob);
  await expect.poll(() => service.of(browser.path).length).toBe(1);
  const [{ headers, body }] = service.of(browser.path) as [ReceivedPush];

  const message = JSON.parse(browser.read(body));
  const { notifications } = await there.ask('{ notifications(first: 1) { edges { node { id at } } } }', {}, bob);
  expect(message).toEqual({
    ...notifications.edges[0].node,
    kind: 'MENTION',
    title: 'Ada in Rivers',
    body: 'Shall we meet at eight?',
    url: `https://chat.example/c/${room.id}/${said}`,
  });
  expect(body.includes('eight')).toBe(false);
  expect(headers).toMatchObject({
    'content-encoding': 'aes128gcm',
    urgency: 'high',
    topic: message.id.replaceAll('-', ''),
  });
  expect(Number(headers['ttl'])).toBeGreaterThan(86_000);
  expect(Number(headers['ttl'])).toBeLessThanOrEqual(86_400);

  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  expect(key).toBe(vapid.publicKey);
  const point = Buffer.from(vapid.publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  const { payload } = await jwtVerify(token, publicKey, { audience: service.url, subject: 'mailto:operator@chat.example' });
  expect(Number(payload.exp) * 1000).toBeLessThanOrEqual(Date.now() + 86_400_000);
});

test('every device of the person is pushed to, and nobody else', async () => {
  const [bob, eve] = [person(), person()];
  const browsers = [await addBrowser(there, service.url, bob), await addBrowser(there, service.url, bob)];
  const foreign = await addBrowser(there, service.url, eve);
  await mention(bob);
  for (const { path } of browsers) await expect.poll(() => service.of(path).length).toBe(1);
  expect(service.of(foreign.path)).toEqual([]);
});

test('a device that its service knows no more is forgotten', async () => {
  const bob = person();
  for (const status of [404, 410]) {
    const browser = await addBrowser(there, service.url, bob);
    service.answer(browser.path, status);
  }
  const alive = await addBrowser(there, service.url, bob);
  await mention(bob);
  await expect.poll(async () => (await devicesOf(there, bob)).map(({ id }) => id)).toEqual([alive.id]);
  await expect
    .poll(async () => (await pushesTo(there, bob)).map(({ status }) => status).sort())
    .toEqual(['SENT', 'SKIPPED', 'SKIPPED']);
});

test('a service that asks to wait is asked again when it said', async () => {
  const bob = person();
  const browser = await addBrowser(there, service.url, bob);
  service.answer(browser.path, 429, { 'retry-after': '600' });
  await mention(bob);
  await expect.poll(() => pushesTo(there, bob)).toEqual([{ status: 'WAITING', reason: 'Its push service answered 429.' }]);
  const [waits] = await there.sql<{ minutes: number }>(
    'select ceil(extract(epoch from due_at - now()) / 60)::int as minutes from delivery where device_id = $1',
    [browser.id],
  );
  expect(waits?.minutes).toBe(10);
});

test('what its service refuses is not sent again, and a redirect leads nowhere', async () => {
  const [bob, cleo] = [person(), person()];
  const refused = await addBrowser(there, service.url, bob);
  service.answer(refused.path, 413);
  const sentOn = await addBrowser(there, service.url, cleo);
  service.answer(sentOn.path, 307, { location: `${service.url}/elsewhere` });
  await mention(bob);
  await mention(cleo);
  await expect.poll(() => pushesTo(there, bob)).toEqual([{ status: 'FAILED', reason: 'Its push service answered 413.' }]);
  await expect.poll(() => pushesTo(there, cleo)).toEqual([{ status: 'FAILED', reason: 'Its push service answered 307.' }]);
  expect(service.of('/elsewhere')).toEqual([]);
});

test('what was read meanwhile, or may not be seen any more, is not pushed', async () => {
  const [bob, cleo] = [person(), person()];
  const browsers = [await addBrowser(there, service.url, bob), await addBrowser(there, service.url, cleo)];
  await mention(bob, { hasRead: true });
  await mention(cleo, null);
  for (const who of [bob, cleo]) {
    await expect.poll(() => pushesTo(there, who)).toEqual([{ status: 'SKIPPED', reason: 'There is nothing to tell any more.' }]);
  }
  for (const { path } of browsers) expect(service.of(path)).toEqual([]);
});

/** Somebody who is here, and is pushed to after a while only: `hasten` lets that while pass. */
async function pushLater(): Promise<{ bob: Viewer; browser: SubscribedBrowser; hasten(): Promise<void> }> {
  const bob = person();
  const browser = await addBrowser(there, service.url, bob);
  there.owners.attention.set(bob.id, { chosen: 'ONLINE', isHere: true, showing: [] });
  await mention(bob);
  await expect.poll(async () => (await pushesTo(there, bob)).map(({ status }) => status)).toEqual(['WAITING']);
  return {
    bob,
    browser,
    async hasten() {
      const [waiting] = await there.sql<{ id: string }>('select id from delivery where device_id = $1', [browser.id]);
      const admin = person({ roles: ['USER', 'ADMIN'] });
      await there.ask('mutation ($id: ID!) { retryDelivery(id: $id) { delivery { id } } }', { id: waiting?.id }, admin);
    },
  };
}

test('what was marked as read is not pushed', async () => {
  const { bob, browser, hasten } = await pushLater();
  await there.ask('mutation { markAllNotificationsRead(input: { until: 1 }) { unreadCount } }', {}, bob);
  await hasten();
  await expect.poll(() => pushesTo(there, bob)).toEqual([{ status: 'SKIPPED', reason: 'There is nothing to tell any more.' }]);
  expect(service.of(browser.path)).toEqual([]);
});

test('what comes from somebody who was blocked meanwhile is not pushed', async () => {
  const { bob, browser, hasten } = await pushLater();
  service.answer(browser.path, 503);
  there.owners.block(bob.id, ada.id);
  const reason = async () => {
    const [push] = await pushesTo(there, bob);
    // Who blocks whom is known for a second, so that it may be tried a few times before.
    if (push?.status === 'WAITING') await hasten().catch(() => undefined);
    return push?.reason;
  };
  await expect.poll(reason).toBe('There is nothing to tell any more.');
});

test("what was on its way to a device does not arrive there once the device is somebody else's", async () => {
  const { bob, browser, hasten } = await pushLater();
  const { endpoint, p256dh, auth } = browser;
  await there.ask(REGISTER, { input: { web: { endpoint, p256dh, auth } } }, person());
  await hasten();
  await expect.poll(() => pushesTo(there, bob)).toEqual([{ status: 'SKIPPED', reason: 'The device is gone.' }]);
  expect(service.of(browser.path)).toEqual([]);
});

test('a push that comes late wakes nobody, and is not for who wants none any more', async () => {
  const prefer =
    'mutation ($input: SetNotificationPreferencesInput!) { setNotificationPreferences(input: $input) { __typename } }';
  const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
  const asleep = await pushLater();
  await there.ask(prefer, { input: { quietHours: { from: clock(-1), until: clock(2) }, timeZone: 'UTC' } }, asleep.bob);
  await asleep.hasten();
  await expect.poll(() => pushesTo(there, asleep.bob)).toEqual([{ status: 'SKIPPED', reason: 'Their quiet hours have begun.' }]);
  const weary = await pushLater();
  await there.ask(prefer, { input: { kinds: [{ kind: 'MENTION', push: false }] } }, weary.bob);
  await weary.hasten();
  await expect
    .poll(() => pushesTo(there, weary.bob))
    .toEqual([{ status: 'SKIPPED', reason: 'They want no such pushes any more.' }]);
  const busy = await pushLater();
  there.owners.attention.set(busy.bob.id, { chosen: 'DND', isHere: true, showing: [] });
  await busy.hasten();
  await expect
    .poll(() => pushesTo(there, busy.bob))
    .toEqual([{ status: 'SKIPPED', reason: 'They do not want to be disturbed now.' }]);
  for (const { browser } of [asleep, weary, busy]) expect(service.of(browser.path)).toEqual([]);

  const willing = await pushLater();
  await willing.hasten();
  await expect.poll(async () => (await pushesTo(there, willing.bob)).map(({ status }) => status)).toEqual(['SENT']);
});

test('words of others are cut to what a push can hold', async () => {
  const bob = person();
  const browser = await addBrowser(there, service.url, bob);
  there.owners.people.set(ada.id, { name: `Ada${'😀'.repeat(200)}` });
  await mention(bob, { excerpt: '😀'.repeat(5_000) });
  await expect.poll(() => service.of(browser.path).length).toBe(1);
  const body = service.of(browser.path)[0]?.body ?? Buffer.alloc(0);
  expect(body.length).toBeLessThanOrEqual(4096);
  expect([...JSON.parse(browser.read(body)).body].length).toBe(200);
});
