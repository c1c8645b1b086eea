import { createHmac } from 'node:crypto';
import { InvalidSettings } from '@parley/kit/config';
import { expect, test } from 'vitest';
import { presenceConfig } from '../src/config.ts';
import { person, startPresence } from './support/presence.ts';

const ICE = '{ iceServers { servers { urls username credential } expiresAt } }';
const SECRET = 'a secret that the TURN server shares with us';
const turn = { TURN_URLS: 'turn:turn.example:3478?transport=udp, turns:turn.example', TURN_SECRET: SECRET };

test('where no server is named there is none', async () => {
  await using presence = await startPresence();
  expect(await presence.ask(ICE, {}, person())).toEqual({ iceServers: { servers: [], expiresAt: null } });
});

test('a person is given the servers, with a name and a password of their own for a while', async () => {
  await using presence = await startPresence({
    settings: { ...turn, STUN_URLS: 'stun:stun.example:3478', TURN_LIFETIME_SECONDS: '600' },
  });
  const [ada, bob] = [person(), person()];
  const before = Math.floor(Date.now() / 1000);
  const [{ iceServers: adas }, { iceServers: bobs }] = [await presence.ask(ICE, {}, ada), await presence.ask(ICE, {}, bob)];
  const after = Math.floor(Date.now() / 1000);
  const [stun, relay] = adas.servers;
  expect(stun).toEqual({ urls: ['stun:stun.example:3478'], username: null, credential: null });
  expect(relay.urls).toEqual(['turn:turn.example:3478?transport=udp', 'turns:turn.example']);
  const [expiry, userId] = relay.username.split(':');
  expect(userId).toBe(ada.id);
  expect(Number(expiry)).toBeGreaterThanOrEqual(before + 600);
  expect(Number(expiry)).toBeLessThanOrEqual(after + 600);
  expect(Date.parse(adas.expiresAt)).toBe(Number(expiry) * 1000);
  expect(relay.credential).toBe(createHmac('sha1', SECRET).update(relay.username).digest('base64'));
  expect(bobs.servers[1].username).not.toBe(relay.username);
  expect(bobs.servers[1].credential).not.toBe(relay.credential);
  expect(JSON.stringify([adas, bobs])).not.toContain(SECRET);
});

test('nobody is given servers who is not signed in, nor an audience', async () => {
  await using presence = await startPresence({ settings: turn });
  for (const shown of [null, `presence:${person().id}`]) {
    const answer = await presence.graph(ICE, {}, shown);
    expect(answer).toMatchObject({ data: { iceServers: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(JSON.stringify(answer)).not.toContain('turn.example');
  }
});

const environment = {
  PRESENCE_PASSPORT_KEY: 'x'.repeat(32),
  USERS_URL: 'http://127.0.0.1:1',
  USERS_SERVICE_KEY: 'x'.repeat(32),
  MESSAGES_URL: 'http://127.0.0.1:1',
  MESSAGES_SERVICE_KEY: 'x'.repeat(32),
  REDIS_URL: 'redis://127.0.0.1:1',
};

test.each([
  { STUN_URLS: 'https://stun.example' },
  { STUN_URLS: 'stun:a, turn:b' },
  { ...turn, TURN_URLS: 'turn:' },
  { ...turn, TURN_URLS: 'stun:turn.example' },
  { ...turn, TURN_URLS: 'turn:turn.example?transport=pigeon' },
  { ...turn, TURN_SECRET: 'short' },
  { ...turn, TURN_SECRET: '' },
  { ...turn, TURN_LIFETIME_SECONDS: '1' },
])('%j is refused at the start, and told without the secret', (settings) => {
  const read = () => presenceConfig({ ...environment, ...settings });
  expect(read).toThrow(InvalidSettings);
  expect(read).not.toThrow(SECRET);
});
