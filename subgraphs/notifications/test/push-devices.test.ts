import { newId } from '@parley/kit/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webPush from 'web-push';
import { notificationsConfig } from '../src/config.ts';
import { subscribeBrowser } from './support/browser.ts';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { devicesOf, REGISTER } from './support/push-devices.ts';

const vapid = webPush.generateVAPIDKeys();
const VAPID = {
  VAPID_PUBLIC_KEY: vapid.publicKey,
  VAPID_PRIVATE_KEY: vapid.privateKey,
  VAPID_SUBJECT: 'https://chat.example/contact',
};

let there: TestNotifications;
beforeAll(async () => {
  there = await startNotifications({ settings: VAPID });
});
afterAll(() => there[Symbol.asyncDispose]());

const { p256dh, auth } = subscribeBrowser();
const browser = (given: { endpoint?: string; p256dh?: string; auth?: string } = {}) => ({
  web: { endpoint: `https://fcm.googleapis.com/fcm/send/${newId()}`, p256dh, auth, ...given },
});
const register = async (as: ReturnType<typeof person>, input: object): Promise<{ id: string; name: string }> =>
  (await there.ask(REGISTER, { input }, as)).registerPushDevice.device;

test('a browser subscribes with the public key, and the private one is told to nobody', async () => {
  expect(await there.ask('{ pushKey }', {}, person())).toEqual({ pushKey: vapid.publicKey });
  expect(await there.refusal('{ pushKey }')).toBe('UNAUTHENTICATED');
});

test('people see and remove their own devices, and nobody else does', async () => {
  const [ada, eve] = [person(), person()];
  const laptop = await register(ada, { ...browser(), name: 'Laptop' });
  const phone = await register(ada, browser());
  expect(await devicesOf(there, ada)).toEqual([
    { id: phone.id, provider: 'WEB_PUSH', name: '' },
    { id: laptop.id, provider: 'WEB_PUSH', name: 'Laptop' },
  ]);
  expect(await devicesOf(there, eve)).toEqual([]);
  const remove = 'mutation ($id: ID!) { removePushDevice(id: $id) { removedId } }';
  expect(await there.refusal(remove, { id: laptop.id }, eve)).toBe('NOT_FOUND');
  expect(await there.refusal(remove, { id: 'nothing' }, ada)).toBe('NOT_FOUND');
  expect(await there.ask(remove, { id: laptop.id }, ada)).toEqual({ removePushDevice: { removedId: laptop.id } });
  expect(await there.refusal(remove, { id: laptop.id }, ada)).toBe('NOT_FOUND');
  expect((await devicesOf(there, ada)).map(({ id }) => id)).toEqual([phone.id]);
});

test('an API key needs the scopes', async () => {
  const reader = person({ scopes: ['notifications:read'] });
  const writer = person({ scopes: ['notifications:write'] });
  expect(await devicesOf(there, reader)).toEqual([]);
  expect(await there.refusal('{ pushDevices { id } }', {}, writer)).toBe('FORBIDDEN');
  expect(await there.refusal('{ pushKey }', {}, writer)).toBe('FORBIDDEN');
  expect(await there.refusal(REGISTER, { input: browser() }, reader)).toBe('FORBIDDEN');
  expect(await there.refusal('mutation { removePushDevice(id: "x") { removedId } }', {}, reader)).toBe('FORBIDDEN');
  await register(writer, browser());
});

test('one device has one address, however it is written', async () => {
  const ada = person();
  const given = browser();
  const { id } = await register(ada, given);
  for (const endpoint of [` ${given.web.endpoint}`, given.web.endpoint.replace('https://fcm', 'HTTPS://FCM')]) {
    expect((await register(ada, { web: { ...given.web, endpoint } })).id).toBe(id);
  }
  await register(ada, browser({ endpoint: 'https://fcm.googleapis.com/fcm/send/\0' }));
  expect(await devicesOf(there, ada)).toHaveLength(2);
});

test('the same device again is renewed', async () => {
  const ada = person();
  const input = browser();
  const [first, again] = [await register(ada, { ...input, name: 'Old' }), await register(ada, { ...input, name: 'New' })];
  expect(again.id).toBe(first.id);
  expect(await devicesOf(there, ada)).toEqual([{ id: first.id, provider: 'WEB_PUSH', name: 'New' }]);
});

test('a device that somebody else registers is theirs from then on, and gets nothing of before', async () => {
  const [ada, bob] = [person(), person()];
  const input = browser();
  const before = await register(ada, input);
  const after = await register(bob, input);
  expect(after.id).not.toBe(before.id);
  expect(await devicesOf(there, ada)).toEqual([]);
  expect((await devicesOf(there, bob)).map(({ id }) => id)).toEqual([after.id]);
});

test('of one device that many register at once, one stays', async () => {
  const people = Array.from({ length: 8 }, () => person());
  const input = browser();
  await Promise.all(people.map((one) => register(one, input)));
  const devices = await Promise.all(people.map((one) => devicesOf(there, one)));
  expect(devices.flat()).toHaveLength(1);
});

test('a person keeps the twenty devices that were registered last', async () => {
  const ada = person();
  const first = await register(ada, browser());
  for (let count = 0; count < 19; count++) await register(ada, browser());
  expect((await devicesOf(there, ada)).map(({ id }) => id)).toContain(first.id);
  const last = await register(ada, browser());
  const kept = (await devicesOf(there, ada)).map(({ id }) => id);
  expect(kept).toHaveLength(20);
  expect(kept[0]).toBe(last.id);
  expect(kept).not.toContain(first.id);
});

test('a device is forgotten with the session that it was registered with, and with its person', async () => {
  const ada = person();
  const elsewhere = person({ id: ada.id });
  await register(ada, browser());
  const other = await register(elsewhere, browser());
  await there.announce('users', 'session.revoked', { userId: ada.id, sessionId: ada.sessionId });
  await expect.poll(async () => (await devicesOf(there, ada)).map(({ id }) => id)).toEqual([other.id]);
  await there.announce('users', 'account.erased', { userId: ada.id });
  await expect.poll(() => devicesOf(there, ada)).toEqual([]);
});

test('the server is not led to call anything but known push services', async () => {
  const refused = [
    'http://fcm.googleapis.com/fcm/send/x',
    'https://fcm.googleapis.com:8443/fcm/send/x',
    'https://fcm.googleapis.com.example.org/x',
    'https://notfcm.googleapis.com/x',
    'https://ada@fcm.googleapis.com/x',
    'https://example.org/?https://fcm.googleapis.com/',
    'https://push.services.mozilla.com.evil.example/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'fcm.googleapis.com/x',
    '',
    `https://fcm.googleapis.com/${'x'.repeat(2000)}`,
  ];
  for (const endpoint of refused) {
    expect([endpoint, await there.refusal(REGISTER, { input: browser({ endpoint }) }, person())]).toEqual([
      endpoint,
      'BAD_USER_INPUT',
    ]);
  }
  for (const host of ['updates.push.services.mozilla.com', 'wns2-par02p.notify.windows.com', 'web.push.apple.com']) {
    await register(person(), browser({ endpoint: `https://${host}/x/${newId()}` }));
  }
});

test('keys that nothing could be encrypted for are refused', async () => {
  const notOnCurve = Buffer.alloc(65, 1).fill(4, 0, 1).toString('base64url');
  const compressed = Buffer.alloc(33, 2).toString('base64url');
  for (const wrong of [
    { p256dh: '' },
    { p256dh: notOnCurve },
    { p256dh: compressed },
    { p256dh: 'x'.repeat(10_000) },
    { p256dh: 'not base64url!' },
    { auth: '' },
    { auth: 'AAAA' },
    { auth: Buffer.alloc(17).toString('base64url') },
  ]) {
    expect([wrong, await there.refusal(REGISTER, { input: browser(wrong) }, person())]).toEqual([wrong, 'BAD_USER_INPUT']);
  }
  const token = { fcmToken: 'a-token-that-is-long-enough' };
  for (const input of [{}, { ...browser(), ...token }, token, { ...browser(), name: 'x'.repeat(81) }]) {
    expect(await there.refusal(REGISTER, { input }, person())).toBe('BAD_USER_INPUT');
  }
});

test('without keys there is no push', async () => {
  await using without = await startNotifications();
  expect(await without.ask('{ pushKey pushDevices { id } }', {}, person())).toEqual({ pushKey: null, pushDevices: [] });
  expect(await without.refusal(REGISTER, { input: browser() }, person())).toBe('BAD_USER_INPUT');
});

test('keys that do not belong together are told when the process starts', () => {
  const configure = (settings: Record<string, string | undefined>) => () =>
    notificationsConfig({ ...there.environment, ...settings });
  expect(configure({ VAPID_SUBJECT: undefined })).toThrow('VAPID_SUBJECT is not set');
  expect(configure({ VAPID_PUBLIC_KEY: webPush.generateVAPIDKeys().publicKey })).toThrow('does not belong');
  expect(configure({ PUSH_HOSTS: 'fcm.googleapis.com,*' })).toThrow('PUSH_HOSTS');
  expect(configure({ FCM_CREDENTIALS: '{"project_id":"chat"}' })).toThrow('FCM_CREDENTIALS');
});
