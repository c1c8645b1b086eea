import { silentLog } from '@parley/kit/log';
import { createPassportSigner, passportKey } from '@parley/kit/passport';
import { topicName } from '@parley/kit/topics';
import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import { Redis } from 'ioredis';
import { expect, test, vi } from 'vitest';
import { createUsers } from '../src/app.ts';
import { logIn, registerPerson } from './support/person.ts';
import { revocationsAfter, revokedSubjects } from './support/revocations.ts';
import { startUsers } from './support/users.ts';

const LOG_OUT = 'mutation { logOut { sessionId } }';

test('a gateway learns of each ended session, by number', async () => {
  await using users = await startUsers();
  const empty = await revocationsAfter(users, 0);
  expect(empty).toEqual({ epoch: expect.any(String), head: 0, revocations: [] });
  const ada = await registerPerson(users);
  const again = await logIn(users, ada);
  await users.graph(LOG_OUT, {}, { as: ada.viewer });
  await users.graph(LOG_OUT, {}, { as: again.viewer });
  const all = await revocationsAfter(users, 0);
  expect(all).toEqual({
    epoch: empty.epoch,
    head: 2,
    revocations: [
      { number: 1, subject: `session:${ada.viewer.sessionId}`, version: null },
      { number: 2, subject: `session:${again.viewer.sessionId}`, version: null },
    ],
  });
  expect(await revocationsAfter(users, 1)).toEqual({ ...all, revocations: all.revocations.slice(1) });
  expect((await revocationsAfter(users, 2)).revocations).toEqual([]);
});

test('whoever has seen a number has seen all below it, however many write at once', async () => {
  await using users = await startUsers();
  const people = await Promise.all(Array.from({ length: 30 }, (_, number) => registerPerson(users, `Person ${number}`)));
  const seen: number[] = [];
  let done = false;
  const follow = async () => {
    while (!done || seen.length < people.length) {
      const { revocations } = await revocationsAfter(users, seen.length);
      seen.push(...revocations.map(({ number }) => number));
    }
  };
  const following = follow();
  await Promise.all(people.map(({ viewer }) => users.graph(LOG_OUT, {}, { as: viewer })));
  done = true;
  await following;
  expect(seen).toEqual(people.map((_, index) => index + 1));
});

test('gateways are told at once', async () => {
  await using users = await startUsers();
  const ada = await registerPerson(users);
  const listener = new Redis(users.config.redis.url);
  const heard = new Promise<string>((resolve) => listener.on('message', (_topic, message) => resolve(message)));
  await listener.subscribe(topicName(users.config.redis.prefix, 'users/revocations'));
  await users.graph(LOG_OUT, {}, { as: ada.viewer });
  expect(JSON.parse(await heard)).toMatchObject({ payload: { number: 1 } });
  listener.disconnect();
});

test('a session ends although Redis is away, and gateways find it in the list', async () => {
  await using redis = await startOwnRedis();
  await using users = await startUsers({ REDIS_URL: redis.url });
  const ada = await registerPerson(users);
  await redis.kill9();
  expect((await users.graph(LOG_OUT, {}, { as: ada.viewer })).errors).toBeUndefined();
  expect(await revokedSubjects(users)).toEqual([`session:${ada.viewer.sessionId}`]);
});

test('an entry is forgotten once no access token can carry what it speaks of, and numbers go on', async () => {
  await using users = await startUsers();
  const [ada, bob] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Bob')];
  await users.graph(LOG_OUT, {}, { as: ada.viewer });
  await users.sql(`update revocation set at = now() - interval '1 hour'`);
  const secondNode = await createUsers(users.config, { log: silentLog() });
  await vi.waitFor(async () => expect(await revokedSubjects(users)).toEqual([]));
  await secondNode.stop();
  expect((await revocationsAfter(users, 0)).head).toBe(1);
  await users.graph(LOG_OUT, {}, { as: bob.viewer });
  expect((await revocationsAfter(users, 1)).revocations).toMatchObject([{ number: 2 }]);
});

test('nobody but a gateway reads the list', async () => {
  await using users = await startUsers();
  const path = `${users.url}/identity/revocations`;
  const status = async (passport?: string) =>
    (await fetch(path, { headers: passport === undefined ? {} : { 'x-parley-passport': passport } })).status;
  expect(await status()).toBe(401);
  expect(await status('made.up')).toBe(401);
  const forMessages = createPassportSigner(passportKey('a secret of the gateway that is long enough', 'messages'));
  expect(await status(forMessages({ viewer: null, client: null, requestId: 'r' }))).toBe(401);
  expect(await status(users.servicePassport('messages'))).toBe(403);
  expect(await status(users.passport())).toBe(200);
});

test('a number to go on from must be one', async () => {
  await using users = await startUsers();
  for (const after of ['-1', 'x', '1.5', '99999999999999999999', '1;drop table revocation']) {
    const answer = await fetch(`${users.url}/identity/revocations?after=${encodeURIComponent(after)}`, {
      headers: { 'x-parley-passport': users.passport() },
    });
    expect(answer.status).toBe(400);
  }
});
