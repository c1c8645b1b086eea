import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHeartbeat, type Heartbeat } from '@/live/heartbeat.ts';
import { type FakePage, fakePage } from './support/fake-page.ts';
import { recordedChat } from './support/recorded-chat.ts';

interface Sign {
  deviceId: string;
  state: 'ACTIVE' | 'IDLE' | 'CLOSED';
  showing: string | null;
  chosen: string | null;
}

let page: FakePage;
let heartbeat: Heartbeat;
let signs: Sign[];
let farewells: { url: string; sign: Sign }[];
let presence: { status: string; chosen: string | null; until: string | null };
beforeEach(() => {
  vi.useFakeTimers();
  page = fakePage();
  signs = [];
  farewells = [];
  presence = { status: 'ONLINE', chosen: null, until: null };
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    farewells.push({ url, sign: JSON.parse(body).variables.input });
    return new Response('{}');
  });
  heartbeat = createHeartbeat({ gateway: 'https://gateway.invalid' });
  const { client } = recordedChat('ada', [
    [
      'ChatHeartbeat',
      ({ input }) => {
        signs.push(input as Sign);
        const answer = { presence: { __typename: 'OwnPresence', ...presence }, nextWithinSeconds: 100, idleAfterSeconds: 300 };
        return { heartbeat: { __typename: 'HeartbeatPayload', ...answer } };
      },
    ],
  ]);
  heartbeat.start(client);
});
afterEach(() => {
  heartbeat.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);
const said = () => signs.map(({ state, showing }) => [state, showing]);

test('a page says that it is there, and says it again before that is forgotten', async () => {
  await pass(0);
  expect(said()).toEqual([['ACTIVE', null]]);
  await pass(20);
  expect(signs).toHaveLength(2);
  await pass(100);
  expect(signs).toHaveLength(3);
  expect(new Set(signs.map(({ deviceId }) => deviceId)).size).toBe(1);
});

test('what a page shows is said at once, and no longer when nobody looks', async () => {
  heartbeat.shows('room');
  heartbeat.shows('room');
  await pass(0);
  page.becomes('hidden');
  await pass(0);
  page.becomes('visible');
  await pass(0);
  expect(said()).toEqual([
    ['ACTIVE', null],
    ['ACTIVE', 'room'],
    ['IDLE', null],
    ['ACTIVE', 'room'],
  ]);
});

test('who uses a page no more is idle, and is back with the first sign of use', async () => {
  await pass(400);
  expect(said().at(-1)).toEqual(['IDLE', null]);
  page.happens('keydown');
  await pass(0);
  expect(said().at(-1)).toEqual(['ACTIVE', null]);
});

test('what was chosen on another device is said back and so not taken back', async () => {
  presence = { status: 'BUSY', chosen: 'BUSY', until: null };
  await pass(20);
  await pass(100);
  expect(signs.at(-1)?.chosen).toBe('BUSY');
});

test('a page that goes says so in a request that outlives it', async () => {
  heartbeat.shows('room');
  await pass(0);
  page.happens('pagehide');
  expect(farewells).toMatchObject([{ url: 'https://gateway.invalid/graphql', sign: { state: 'CLOSED', showing: null } }]);
  page.happens('pageshow');
  await pass(0);
  expect(said().at(-1)).toEqual(['ACTIVE', 'room']);
});

test('what is stopped says nothing more', async () => {
  await pass(0);
  heartbeat.stop();
  page.happens('keydown');
  page.becomes('hidden');
  await pass(1_000);
  expect(signs).toHaveLength(1);
});
