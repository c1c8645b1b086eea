import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ConnectionStore, createConnectionStore } from '@/live/connection-state.ts';
import { type FakePage, fakePage } from './support/fake-page.ts';

let page: FakePage;
let connection: ConnectionStore;
let said: string[];
beforeEach(() => {
  vi.useFakeTimers();
  page = fakePage();
  connection = createConnectionStore();
  said = [];
  connection.subscribe(() => said.push(connection.getSnapshot().kind));
  connection.start();
});
afterEach(() => {
  connection.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const connected = () => connection.socket({ kind: 'connected' });
const lost = () => connection.socket({ kind: 'waiting', forMs: 1_000, reason: 'The socket was closed.' });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a page that has begun is live once it is connected and nothing more comes in', async () => {
  expect(connection.getSnapshot().kind).toBe('connecting');
  connected();
  await pass(1_000);
  expect(said).toEqual(['live']);
});

test('a connection that is back soon was never away', async () => {
  connected();
  await pass(1_000);
  lost();
  await pass(1_000);
  connected();
  await pass(5_000);
  expect(said).toEqual(['live']);
});

test('who was away catches up for as long as something comes in', async () => {
  connected();
  await pass(1_000);
  lost();
  await pass(2_000);
  expect(connection.getSnapshot().kind).toBe('offline');
  connected();
  for (let event = 0; event < 10; event += 1) {
    await pass(400);
    connection.heard();
    expect(connection.getSnapshot().kind).toBe('catching-up');
  }
  await pass(1_000);
  expect(said).toEqual(['live', 'offline', 'catching-up', 'live']);
});

test('a browser that says that it is offline is believed at once, until it is stopped', async () => {
  page.happens('offline');
  await pass(0);
  expect(said).toEqual(['offline']);
  connected();
  await pass(1_000);
  connection.stop();
  page.happens('offline');
  await pass(5_000);
  expect(connection.getSnapshot().kind).toBe('live');
});
