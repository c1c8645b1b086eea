import { beforeEach, expect, test } from 'vitest';
import { createLocalMedia, type DeviceChoices, type LocalMediaOptions } from '@/features/call/local-media.ts';
import { createFakeDevices } from './support/fake-devices.ts';

let devices: ReturnType<typeof createFakeDevices>;
let choices: DeviceChoices;
beforeEach(() => {
  devices = createFakeDevices();
  let chosen = { microphone: null, camera: null, speaker: null } as ReturnType<DeviceChoices['read']>;
  choices = {
    read: () => chosen,
    write: (next) => {
      chosen = next;
    },
  };
});

const open = (options: Partial<LocalMediaOptions> = {}) =>
  createLocalMedia({ devices, choices, speaks: true, hasCamera: true, ...options });

test('a microphone and a camera are asked for at once, and given to the others', async () => {
  const media = open();
  await expect.poll(media.bearing).toEqual({ speaks: true, shows: 'camera' });
  expect(devices.asked).toEqual([{ audio: true, video: true }]);
  expect(media.tracks()).toMatchObject({ audio: { kind: 'audio' }, video: { kind: 'video' } });
  media.stop();
  expect(devices.given.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
});

test('without a camera there is a microphone all the same, and it is said why', async () => {
  devices.answers.video = 'NotFoundError';
  const media = open();
  await expect.poll(() => media.getSnapshot().problems).toEqual({ microphone: null, camera: 'missing', screen: null });
  expect(media.bearing()).toEqual({ speaks: true, shows: 'nothing' });
});

test.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
])('a microphone that is answered with %s is %s, until another try succeeds', async (error, problem) => {
  devices.answers.audio = error;
  const media = open({ hasCamera: false });
  await expect.poll(() => media.getSnapshot().problems.microphone).toBe(problem);
  expect(media.bearing().speaks).toBe(false);
  devices.answers.audio = null;
  await media.retry('microphone');
  expect(media.getSnapshot().problems.microphone).toBeNull();
  expect(media.bearing().speaks).toBe(true);
});

test('a page that browsers do not trust is told so', () => {
  const media = open({ devices: undefined, hasCamera: false });
  expect(media.getSnapshot().problems.microphone).toBe('insecure');
});

test('who mutes is not heard, and who comes back muted is not either', async () => {
  const media = open({ hasCamera: false });
  await expect.poll(() => media.bearing().speaks).toBe(true);
  media.setMuted(true);
  expect(devices.given[0]?.enabled).toBe(false);
  expect(media.bearing().speaks).toBe(false);
  const again = open({ hasCamera: false, speaks: false });
  await expect.poll(() => again.getSnapshot().microphone).not.toBeNull();
  expect(devices.given[1]?.enabled).toBe(false);
});

test('a screen is seen in place of the camera until it is shared no more', async () => {
  const media = open();
  await expect.poll(() => media.bearing().shows).toBe('camera');
  await media.shareScreen();
  expect(media.bearing().shows).toBe('screen');
  devices.given[2]?.end();
  expect(media.bearing().shows).toBe('camera');
});

test('who thinks better of sharing a screen is not told of a problem', async () => {
  devices.answers.screen = 'NotAllowedError';
  const media = open({ hasCamera: false });
  await media.shareScreen();
  expect(media.getSnapshot().problems.screen).toBeNull();
});

test('a microphone that is unplugged is missed', async () => {
  const media = open({ hasCamera: false });
  await expect.poll(() => media.bearing().speaks).toBe(true);
  devices.given[0]?.end();
  expect(media.getSnapshot()).toMatchObject({ microphone: null, problems: { microphone: 'missing' } });
});

test('another microphone takes the place of the one in use, and is taken in the next call', async () => {
  const media = open({ hasCamera: false });
  await expect.poll(() => media.bearing().speaks).toBe(true);
  await media.choose('microphone', 'built-in');
  expect(devices.given.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
  expect(open().getSnapshot().chosen.microphone).toBe('built-in');
});

test('devices are listed once they have names, and anew when one is plugged in', async () => {
  const media = open({ hasCamera: false });
  await expect.poll(() => media.getSnapshot().devices.microphone).toHaveLength(1);
  expect(media.getSnapshot().devices.camera).toEqual([]);
  let changes = 0;
  media.subscribe(() => {
    changes += 1;
  });
  devices.dispatchEvent(new Event('devicechange'));
  await expect.poll(() => changes).toBe(1);
});

test('what is given after the call has ended is given back', async () => {
  const media = open();
  media.stop();
  await expect.poll(() => devices.given.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
});
