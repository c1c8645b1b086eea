import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { migrateDatabase } from '@parley/kit/database';
import { newId } from '@parley/kit/id';
import { createLog, type Log, silentLog } from '@parley/kit/log';
import { startRedisCluster } from '@parley/ops/dev/testing/redis-cluster';
import { freshDatabase, startOwnRedis } from '@parley/ops/dev/testing/stores';
import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { DeliveryStore, type HeldDelivery } from '../src/delivery/delivery.store.ts';
import {
  type Carrier,
  type Channel,
  type Delivery,
  type DeliveryDraft,
  type Outcome,
  TryLater,
  Undeliverable,
} from '../src/delivery/delivery.ts';
import { entities } from '../src/entities.ts';
import { migrations } from '../src/migrations.ts';
import { type DeliveryNode, type DeliveryNodeOptions, HASTE, startDeliveryNode } from './support/delivery-node.ts';

const MINUTE = 60_000;

interface Row {
  id: string;
  status: string;
  attempts: number;
  reason: string | null;
}

/** A database and a prefix of its own, for nodes that work together. */
async function surroundings(redisUrl: string = inject('redisUrl')) {
  const database = await freshDatabase('deliveries', async (url) => {
    await migrateDatabase({ url, entities, migrations, log: silentLog() });
  });
  onTestFinished(() => database[Symbol.asyncDispose]());
  const given = { databaseUrl: database.url, redisUrl, prefix: randomUUID() };
  return {
    ...given,
    async node(carriers: readonly Carrier[], options: Partial<DeliveryNodeOptions> = {}): Promise<DeliveryNode> {
      const node = await startDeliveryNode({ ...given, carriers, ...options });
      let stopped: Promise<void> | null = null;
      const stop = () => {
        stopped ??= node.stop();
        return stopped;
      };
      onTestFinished(stop);
      return { ...node, stop };
    },
  };
}

/** Carries as it is told, and remembers what it was given. */
function carrier(answer: (delivery: Delivery) => Promise<Outcome> = sent, channel: Channel = 'EMAIL') {
  const carried: Delivery[] = [];
  const carry = (delivery: Delivery) => {
    carried.push(delivery);
    return answer(delivery);
  };
  return { channel, carry, carried } satisfies Carrier & { carried: Delivery[] };
}

/** Keeps what is logged. */
function logInto(messages: string[]): Log {
  const output = new PassThrough();
  output.on('data', (chunk) => {
    for (const line of String(chunk).trim().split('\n')) messages.push(JSON.parse(line).msg);
  });
  return createLog('notifications', 'info', output);
}

const sent = async (): Promise<Outcome> => ({ kind: 'sent' });

const letter = (given: Partial<DeliveryDraft> = {}): DeliveryDraft => ({
  userId: newId(),
  channel: 'EMAIL',
  content: { kind: 'letter', letter: 'newDevice', eventId: newId(), at: new Date().toISOString() },
  dueAt: Date.now(),
  ...given,
});

const mailOf = (notificationId: string, given: Partial<DeliveryDraft> = {}): DeliveryDraft => ({
  ...letter(given),
  content: { kind: 'notification', notificationId },
});

const plan = ({ deliveries, database }: DeliveryNode, ...drafts: DeliveryDraft[]) =>
  database.atomically(() => deliveries.plan.add(drafts));

const rows = ({ database }: DeliveryNode) =>
  database.em.execute<Row[]>('select id, status, attempts, reason from delivery order by id');

const statuses = async (node: DeliveryNode) => (await rows(node)).map(({ status }) => status);

test('what is planned is brought once, whenever it is planned again', async () => {
  const { node } = await surroundings();
  const mail = carrier();
  const one = await node([mail]);
  const draft = letter();
  await plan(one, draft, draft);
  await expect.poll(() => statuses(one)).toEqual(['SENT']);
  await plan(one, draft);
  const other = letter({ userId: draft.userId });
  await plan(one, other);
  await expect.poll(() => statuses(one)).toEqual(['SENT', 'SENT']);
  expect(mail.carried.map(({ content }) => content)).toEqual([draft.content, other.content]);
  expect(mail.carried[0]).toMatchObject({ userId: draft.userId, channel: 'EMAIL', attempts: 0, deviceId: null });
});

test('what was planned in a transaction that failed is never brought', async () => {
  const { node } = await surroundings();
  const mail = carrier();
  const one = await node([mail]);
  const failing = one.database.atomically(async () => {
    await one.deliveries.plan.add([letter()]);
    throw new Error('the event could not be handled');
  });
  await expect(failing).rejects.toThrow('could not be handled');
  const next = letter();
  await plan(one, next);
  await expect.poll(() => statuses(one)).toEqual(['SENT']);
  expect(mail.carried.map(({ userId }) => userId)).toEqual([next.userId]);
});

test('a way without a carrier is not planned for', async () => {
  const { node } = await surroundings();
  const one = await node([carrier(sent, 'WEB_PUSH')]);
  await plan(one, letter(), { ...mailOf(newId()), channel: 'PUSH' });
  expect(await rows(one)).toEqual([]);
});

test('a push goes to each device of the person, and to nobody else', async () => {
  const { node } = await surroundings();
  const web = carrier(sent, 'WEB_PUSH');
  const fcm = carrier(sent, 'FCM');
  const one = await node([web, fcm]);
  const [ada, bob] = [newId(), newId()];
  const device = async (userId: string, provider: string) => {
    const id = newId();
    await one.database.em.execute(
      'insert into push_device (id, user_id, provider, address, name, registered_at) values (?, ?, ?, ?, ?, now())',
      [id, userId, provider, id, ''],
    );
    return id;
  };
  const laptop = await device(ada, 'WEB_PUSH');
  const desk = await device(ada, 'WEB_PUSH');
  const phone = await device(ada, 'FCM');
  await device(bob, 'WEB_PUSH');
  const draft: DeliveryDraft = { ...mailOf(newId(), { userId: ada }), channel: 'PUSH' };
  await plan(one, draft);
  await plan(one, draft);
  await expect.poll(() => statuses(one)).toEqual(['SENT', 'SENT', 'SENT']);
  expect(web.carried.map(({ deviceId }) => deviceId).sort()).toEqual([laptop, desk].sort());
  expect(fcm.carried.map(({ deviceId }) => deviceId)).toEqual([phone]);
  expect(fcm.carried[0]).toMatchObject({ userId: ada, content: draft.content });
});

test('notifications of a burst travel in one mail, none before its own time', async () => {
  const { node } = await surroundings();
  const mail = carrier();
  const one = await node([mail]);
  const [ada, bob] = [newId(), newId()];
  const now = Date.now();
  const ids = [newId(now), newId(now + 1), newId(now + 2), newId(now + 3), newId(now + 4)] as const;
  await plan(one, mailOf(ids[0], { userId: ada, dueAt: now + 5 * MINUTE }));
  await plan(one, mailOf(ids[1], { userId: ada, dueAt: now + 9 * MINUTE }), mailOf(ids[4], { userId: bob, dueAt: now + MINUTE }));
  await plan(one, mailOf(ids[0], { userId: ada, dueAt: now + 5 * MINUTE }));
  await plan(
    one,
    mailOf(ids[2], { userId: ada, dueAt: now + 16 * MINUTE }),
    mailOf(ids[3], { userId: ada, dueAt: now + 17 * MINUTE }),
  );
  const planned = await one.database.em.execute<{ minutes: number; ids: string[] }[]>(
    `select round(extract(epoch from due_at - to_timestamp(?)) / 60)::int as minutes, array_agg(notification_id::text order by notification_id) as ids
     from delivery join delivery_notification on delivery_id = id where user_id = ? group by id order by due_at`,
    [now / 1000, ada],
  );
  expect(planned).toEqual([
    { minutes: 9, ids: [ids[0], ids[1]] },
    { minutes: 17, ids: [ids[2], ids[3]] },
  ]);
  await one.database.em.execute(
    "update delivery set due_at = now() - interval '1 second', queued_at = now() - interval '1 hour'",
  );
  await expect.poll(() => statuses(one)).toEqual(['SENT', 'SENT', 'SENT']);
  const carried = mail.carried.filter(({ userId }) => userId === ada).map(({ notificationIds }) => notificationIds);
  expect(carried.sort()).toEqual([
    [ids[0], ids[1]],
    [ids[2], ids[3]],
  ]);
});

test('a mail that waits for what has joined it is not brought when it was due before', async () => {
  const { node } = await surroundings();
  const times: number[] = [];
  const mail = carrier(async () => {
    times.push(Date.now());
    return { kind: 'sent' };
  });
  const one = await node([mail]);
  const userId = newId();
  const [soon, later] = [Date.now() + 500, Date.now() + 1500];
  await plan(one, mailOf(newId(), { userId, dueAt: soon }));
  await plan(one, mailOf(newId(), { userId, dueAt: later }));
  await expect.poll(() => statuses(one)).toEqual(['SENT']);
  expect(mail.carried[0]?.notificationIds).toHaveLength(2);
  expect(times[0]).toBeGreaterThanOrEqual(later);
});

test('a notification that comes while a mail is tried travels with the next one', async () => {
  const { node } = await surroundings();
  const refused: string[] = [];
  const mail = carrier(async ({ id }) => {
    if (refused.length > 1) return sent();
    refused.push(id);
    throw new TryLater('not now');
  });
  const one = await node([mail]);
  const userId = newId();
  const [first, second] = [newId(), newId()];
  await plan(one, mailOf(first, { userId }));
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  await plan(one, mailOf(second, { userId }));
  await expect.poll(() => statuses(one)).toEqual(['SENT', 'SENT']);
  const travelled = new Map(mail.carried.map(({ id, notificationIds }) => [id, notificationIds]));
  expect([...travelled.values()]).toEqual([[first], [second]]);
});

test('many nodes share the work, and each delivery is brought by one of them', async () => {
  const { node } = await surroundings();
  const carriers = [carrier(), carrier(), carrier()] as const;
  const [one] = await Promise.all(carriers.map((each) => node([each])));
  await plan(one as DeliveryNode, ...Array.from({ length: 60 }, () => letter()));
  await expect.poll(async () => (await statuses(one as DeliveryNode)).filter((status) => status === 'SENT').length).toBe(60);
  const carried = carriers.flatMap((each) => each.carried.map(({ id }) => id));
  expect(carried).toHaveLength(60);
  expect(new Set(carried).size).toBe(60);
});

test('a delivery is held by one at a time, and whoever was too slow for it ends nothing', async () => {
  const { node } = await surroundings();
  const { database } = await node([]);
  const deliveries = new DeliveryStore(database);
  const id = newId();
  await database.em.execute(
    `insert into delivery (id, user_id, channel, content, content_key, due_at, queued_at, created_at)
     values (?, ?, 'EMAIL', '{"kind":"digest"}', 'x', now(), now() + interval '1 hour', now())`,
    [id, newId()],
  );
  const taken = await Promise.all(Array.from({ length: 5 }, () => deliveries.take(id, MINUTE)));
  const holders = taken.flatMap((one) => (one.kind === 'taken' ? [one.delivery] : []));
  expect(holders).toHaveLength(1);
  expect(taken.filter(({ kind }) => kind === 'later')).toHaveLength(4);
  const [slow] = holders as [HeldDelivery];
  expect(await deliveries.beginAgain(id)).toBe(false);

  await deliveries.hold(slow, 0);
  const again = await deliveries.take(id, MINUTE);
  expect(again).toMatchObject({ kind: 'taken', delivery: { id, attempts: 1 } });
  await deliveries.end(slow, 'FAILED', 'too late');
  await deliveries.putOff(slow, 0, 'too late');
  expect(await deliveries.take(id, MINUTE)).toMatchObject({ kind: 'later' });
  if (again.kind === 'taken') await deliveries.end(again.delivery, 'SENT', null);
  expect(await deliveries.find(id)).toMatchObject({ status: 'SENT', reason: null, attempts: 2 });
  expect(await deliveries.take(id, MINUTE)).toEqual({ kind: 'over' });
  expect(await deliveries.beginAgain(id)).toBe(false);
});

test('whoever takes long over a delivery keeps hold of it', async () => {
  const { node } = await surroundings();
  const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
  const slow = carrier(async () => {
    await allowed;
    return { kind: 'sent' };
  });
  const [one] = [await node([slow]), await node([slow])];
  await plan(one, letter());
  const heldUntil = async () => {
    const [row] = await one.database.em.execute<{ at: string | null }[]>('select held_until as at from delivery');
    return Date.parse(row?.at ?? '1970-01-01T00:00:00Z');
  };
  await expect.poll(() => slow.carried.length).toBe(1);
  const first = await heldUntil();
  // Until the time is over for which it was held at first.
  await expect.poll(heldUntil).toBeGreaterThan(first + HASTE.bringing.holdMs);
  allow();
  await expect.poll(() => statuses(one)).toEqual(['SENT']);
  expect(slow.carried).toHaveLength(1);
});

test('what was taken by its provider is not sent again because the database could not be told at once', async () => {
  const { node } = await surroundings();
  const mail = carrier();
  const one = await node([mail], { pace: { ...HASTE, bringing: { ...HASTE.bringing, holdMs: 9_000 } } });
  await one.database.em.execute(`create sequence refused;
    create function refuse() returns trigger language plpgsql as $$ begin perform nextval('refused'); raise 'not now'; end $$;
    create trigger refuse before update on delivery for each row when (new.status = 'SENT') execute function refuse()`);
  await plan(one, letter());
  const refusals = async () => {
    const [row] = await one.database.em.execute<{ count: string }[]>('select last_value as count from refused where is_called');
    return Number(row?.count ?? 0);
  };
  await expect.poll(refusals).toBeGreaterThan(1);
  await one.database.em.execute('drop function refuse cascade');
  await expect.poll(() => statuses(one)).toEqual(['SENT']);
  expect(mail.carried).toHaveLength(1);
});

test('a provider is given no more in a second than was said, by all nodes together', async () => {
  const { node } = await surroundings();
  const times: number[] = [];
  const mail = carrier(async () => {
    times.push(Date.now());
    return { kind: 'sent' };
  });
  const [one] = [await node([mail], { perSecond: 2 }), await node([mail], { perSecond: 2 })];
  await plan(one, ...Array.from({ length: 5 }, () => letter()));
  await expect.poll(() => times.length).toBe(5);
  // The fifth comes in the third second at the earliest.
  expect(Number(times[4]) - Number(times[0])).toBeGreaterThan(1_500);
});

test('a letter about an account does not wait behind a crowd of notifications', async () => {
  const { node } = await surroundings();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const mail = carrier(async () => {
    await opened;
    return { kind: 'sent' };
  });
  const one = await node([mail]);
  await plan(one, ...Array.from({ length: 30 }, () => mailOf(newId())));
  await expect.poll(() => mail.carried.length).toBe(5);
  const urgent = letter();
  await plan(one, urgent);
  open();
  await expect.poll(() => statuses(one)).toEqual(Array(31).fill('SENT'));
  // Behind those that were under way, and whatever was fetched before it lay in the queue.
  expect(mail.carried.findIndex(({ userId }) => userId === urgent.userId)).toBeLessThan(15);
});

test('what its provider does not take now is tried again, as the same delivery, and says why in codes only', async () => {
  const { node } = await surroundings();
  const failures = [
    Object.assign(new Error('connect to ada@example.org refused'), { code: 'ECONNECTION' }),
    Object.assign(new Error('450 <ada@example.org> is busy'), { code: 'EENVELOPE', responseCode: 450 }),
    new TryLater('The service answered 503.'),
  ];
  const reasons: unknown[] = [];
  let one: DeliveryNode | null = null;
  const mail = carrier(async () => {
    if (one !== null) reasons.push((await rows(one))[0]?.reason);
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return { kind: 'sent' };
  });
  one = await node([mail]);
  await plan(one, letter());
  await expect.poll(() => statuses(one as DeliveryNode)).toEqual(['SENT']);
  expect(reasons).toEqual([null, 'ECONNECTION', 'EENVELOPE 450', 'The service answered 503.']);
  expect(mail.carried.map(({ attempts }) => attempts)).toEqual([0, 1, 2, 3]);
  expect(new Set(mail.carried.map(({ id }) => id)).size).toBe(1);
});

test('what its provider refuses for good is not tried again, and what has nothing to say is skipped', async () => {
  const { node } = await surroundings();
  const refused = newId();
  const mail = carrier(async ({ userId }) => {
    if (userId === refused) throw new Undeliverable('There is no such mailbox.');
    return { kind: 'skipped', because: 'It was read.' };
  });
  const one = await node([mail]);
  await plan(one, letter({ userId: refused }));
  await expect.poll(() => statuses(one)).toEqual(['FAILED']);
  await plan(one, letter());
  await expect.poll(() => statuses(one)).toEqual(['FAILED', 'SKIPPED']);
  expect(await rows(one)).toMatchObject([{ reason: 'There is no such mailbox.', attempts: 1 }, { reason: 'It was read.' }]);
  expect(mail.carried).toHaveLength(2);
});

test('what cannot be brought for too long is given up, with the last reason', async () => {
  const { node } = await surroundings();
  const mail = carrier(async () => {
    throw new TryLater('The service answered 503.');
  });
  const pace = { ...HASTE, bringing: { ...HASTE.bringing, giveUpAfterMs: 300 } };
  const one = await node([mail], { pace });
  await plan(one, letter());
  await expect.poll(() => statuses(one)).toEqual(['FAILED']);
  expect((await rows(one))[0]?.reason).toBe('The service answered 503.');
  expect(mail.carried.length).toBeGreaterThan(1);
});

test('what nobody brings any more is given up after a day, and nothing else is', async () => {
  const { node } = await surroundings();
  const one = await node([carrier(() => Promise.reject(new TryLater('not now')))]);
  for (const [channel, hours] of [
    ['FCM', 25],
    ['FCM', 23],
    ['EMAIL', 25],
  ] as const) {
    await one.database.em.execute(
      `insert into delivery (id, user_id, channel, content, content_key, due_at, queued_at, created_at)
       values (?, ?, ?, '{"kind":"digest"}', 'x', now() - make_interval(hours => ?), now() + interval '1 hour', now())`,
      [newId(), newId(), channel, hours],
    );
  }
  await expect.poll(() => statuses(one)).toEqual(['FAILED', 'WAITING', 'WAITING']);
});

test('a provider that says how long to wait is waited for', async () => {
  const { node } = await surroundings();
  const mail = carrier(async () => {
    throw new TryLater('busy', 20 * MINUTE);
  });
  const pace = { ...HASTE, bringing: { ...HASTE.bringing, backOff: { firstMs: 1, longestMs: 60 * MINUTE } } };
  const one = await node([mail], { pace });
  await plan(one, letter());
  await expect.poll(async () => (await rows(one))[0]?.reason).toBe('busy');
  const [due] = await one.database.em.execute<{ late: boolean }[]>(
    "select due_at between now() + interval '19 minutes' and now() + interval '20 minutes' as late from delivery",
  );
  expect(due?.late).toBe(true);
});

test('what a killed process was bringing is brought by another one, under the same id', async () => {
  const { node, databaseUrl, redisUrl, prefix } = await surroundings();
  const program = join(import.meta.dirname, 'support', 'hang-while-carrying.ts');
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', program, databaseUrl, redisUrl, prefix], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const planner = await node([carrier()], {
    prefix: randomUUID(),
    pace: { ...HASTE, sweeper: { everyMs: 3_600_000, forgottenAfterMs: 3_600_000 } },
  });
  await planner.database.em.execute(
    `insert into delivery (id, user_id, channel, content, content_key, due_at, queued_at, created_at)
     values (?, ?, 'EMAIL', '{"kind":"letter"}', 'x', now(), now() - interval '1 hour', now())`,
    [newId(), newId()],
  );
  const [taken] = await once(child.stdout, 'data');
  const mail = carrier();
  const one = await node([mail]);
  expect((await rows(one))[0]).toMatchObject({ status: 'WAITING', attempts: 1 });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(() => statuses(one)).toEqual(['SENT']);
  expect(mail.carried.map(({ id }) => id)).toEqual([String(taken).trim()]);
});

test('a Redis that was flushed loses no delivery, and doubles none', async () => {
  await using own = await startOwnRedis();
  const { node } = await surroundings(own.url);
  let open = false;
  const mail = carrier(async () => {
    if (!open) throw new TryLater('closed');
    return { kind: 'sent' };
  });
  const one = await node([mail]);
  await plan(
    one,
    ...Array.from({ length: 20 }, () => letter()),
    ...Array.from({ length: 5 }, () => letter({ dueAt: Date.now() + 1500 })),
  );
  await expect.poll(() => mail.carried.length).toBeGreaterThan(20);
  const direct = new Redis(own.url);
  await direct.flushall();
  direct.disconnect();
  open = true;
  await expect.poll(async () => (await statuses(one)).filter((status) => status === 'SENT').length, { timeout: 20_000 }).toBe(25);
  const [total] = await one.database.em.execute<{ tries: string }[]>('select sum(attempts) as tries from delivery');
  expect(mail.carried).toHaveLength(Number(total?.tries));
});

test('a Redis that restarts in the middle loses no delivery', async () => {
  await using own = await startOwnRedis();
  const { node } = await surroundings(own.url);
  const mail = carrier();
  const one = await node([mail]);
  await plan(one, letter());
  await expect.poll(() => statuses(one)).toEqual(['SENT']);
  await own.kill9();
  await plan(one, letter(), letter());
  await own.restart();
  await expect.poll(() => statuses(one), { timeout: 20_000 }).toEqual(['SENT', 'SENT', 'SENT']);
  expect(mail.carried).toHaveLength(3);
});

test('without Redis deliveries wait, and the log says once that it is away', async () => {
  const nobody = createServer();
  nobody.listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const { port } = nobody.address() as { port: number };
  nobody.close();
  await once(nobody, 'close');
  const lines: string[] = [];
  const { node } = await surroundings(`redis://127.0.0.1:${port}`);
  const one = await node([carrier()], { log: logInto(lines) });
  await plan(one, letter(), letter());
  expect(await statuses(one)).toEqual(['WAITING', 'WAITING']);
  await one.stop();
  expect(lines).toEqual(['Redis is away']);
});

test('a node that stops ends what it has begun, and leaves the rest to others', async () => {
  const { node } = await surroundings();
  const { promise: let_go, resolve: go } = Promise.withResolvers<void>();
  const slow = carrier(async () => {
    await let_go;
    return { kind: 'sent' };
  });
  const lines: string[] = [];
  const one = await node([slow], { log: logInto(lines) });
  const two = await node([], { prefix: randomUUID() });
  await plan(one, ...Array.from({ length: 8 }, () => letter()));
  await expect.poll(() => slow.carried.length).toBe(5);
  const stopped = one.stop();
  go();
  await stopped;
  const begun = slow.carried.length;
  expect((await statuses(two)).filter((status) => status === 'SENT')).toHaveLength(begun);
  const rest = carrier();
  await node([rest]);
  await expect.poll(() => statuses(two)).toEqual(Array(8).fill('SENT'));
  const ids = [...slow.carried, ...rest.carried].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(lines).toEqual([]);
});

test('on a Redis Cluster it works the same', async () => {
  await using cluster = await startRedisCluster();
  const { node } = await surroundings(cluster.url);
  let failures = 1;
  const mail = carrier(async () => {
    if (failures-- > 0) throw new TryLater('not now');
    return { kind: 'sent' };
  });
  const one = await node([mail]);
  await plan(one, letter(), letter());
  await expect.poll(() => statuses(one), { timeout: 20_000 }).toEqual(['SENT', 'SENT']);
  expect(mail.carried).toHaveLength(3);
  await one.stop();
});
