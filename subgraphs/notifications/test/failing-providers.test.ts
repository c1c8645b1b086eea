import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { migrateDatabase } from '@parley/kit/database';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { freshDatabase, startOwnRedis } from '@parley/ops/dev/testing/stores';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import webPush from 'web-push';
import { entities } from '../src/entities.ts';
import { migrations } from '../src/migrations.ts';
import type { Mood } from './support/acceptances.ts';
import { subscribeBrowser } from './support/browser.ts';
import { type MoodyServer, startMoodyMailServer } from './support/moody-mail-server.ts';
import { startMoodyPushServer } from './support/moody-push-server.ts';
import { type ProviderNodeOptions, startProviderNode } from './support/provider-node.ts';

const TROUBLE: readonly Mood[] = ['REFUSES', 'HANGS', 'SILENT', 'WELL'];
const PEOPLE = 24;
const WAIT = { timeout: 60_000, interval: 100 };

const sum = (counted: ReadonlyMap<string, number>) => [...counted.values()].reduce((all, one) => all + one, 0);

async function startProcess(options: ProviderNodeOptions): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'support', 'bring-to-providers.ts');
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', program, JSON.stringify(options)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

test('servers that fail, time out and come back, a Redis that is flushed and a process that is killed lose nothing, and double nothing that was answered', async () => {
  await using redis = await startOwnRedis();
  const fresh = await freshDatabase('deliveries', async (url) => {
    await migrateDatabase({ url, entities, migrations, log: silentLog() });
  });
  onTestFinished(() => fresh[Symbol.asyncDispose]());
  const mail = await startMoodyMailServer(TROUBLE);
  onTestFinished(() => mail.stop());
  const push = await startMoodyPushServer(TROUBLE);
  onTestFinished(() => push.stop());
  const options: ProviderNodeOptions = {
    databaseUrl: fresh.url,
    redisUrl: redis.url,
    prefix: randomUUID(),
    smtpUrl: mail.url,
    pushUrl: push.url,
    vapid: { subject: 'mailto:operator@chat.example', ...webPush.generateVAPIDKeys() },
  };
  const doomed = await startProcess(options);
  const node = await startProviderNode(options);
  onTestFinished(() => node.stop());
  const { database, deliveries } = node;
  const servers: readonly MoodyServer[] = [mail, push];

  const people = Array.from({ length: PEOPLE }, () => newId());
  for (const userId of people) {
    const { p256dh, auth } = subscribeBrowser();
    await database.em.execute(
      `insert into push_device (id, user_id, provider, address, p256dh, auth, name, registered_at)
       values (?, ?, 'WEB_PUSH', ?, ?, ?, '', now())`,
      [newId(), userId, `${push.url}/${userId}`, p256dh, auth],
    );
  }
  await database.atomically(() =>
    deliveries.plan.add(
      people.flatMap((userId) => {
        const draft = { userId, content: { kind: 'notification', notificationId: newId() } as const, dueAt: Date.now() };
        return [{ ...draft, channel: 'EMAIL' } as const, { ...draft, channel: 'PUSH' } as const];
      }),
    ),
  );
  const countOf = async (status: string) => {
    const [row] = await database.em.execute<{ count: number }[]>('select count(*)::int as count from delivery where status = ?', [
      status,
    ]);
    return row?.count ?? 0;
  };

  // Trouble, until each server has done everything that it can do wrong.
  await expect.poll(() => servers.every(({ answered, silent }) => answered.size > 2 && silent.size > 2), WAIT).toBe(true);

  // Nobody answers any more. When all that was answered is written down, whoever dies knows nothing that others do not.
  for (const server of servers) server.stay('SILENT');
  await expect.poll(async () => (await countOf('SENT')) === sum(mail.answered) + sum(push.answered), WAIT).toBe(true);
  const before = servers.map(({ silent }) => sum(silent));
  await expect.poll(() => servers.every(({ silent }, place) => sum(silent) > (before[place] ?? 0) + 5), WAIT).toBe(true);
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  const direct = new Redis(redis.url);
  await direct.flushall();
  direct.disconnect();

  for (const server of servers) server.stay('WELL');
  await expect.poll(() => countOf('SENT'), WAIT).toBe(2 * PEOPLE);

  const deliveryIds = await database.em.execute<{ id: string }[]>("select id from delivery where channel = 'EMAIL' order by id");
  const pushes = await database.em.execute<{ name: string }[]>(
    `select '/' || user_id || ' ' || replace(content->>'notificationId', '-', '') as name from delivery where channel = 'WEB_PUSH'`,
  );
  // Each was answered once, and came again only under its own name.
  const mails = deliveryIds.map(({ id }) => `${id}@chat.example`);
  expect(mail.answered).toEqual(new Map(mails.map((name) => [name, 1])));
  expect(push.answered).toEqual(new Map(pushes.map(({ name }) => [name, 1])));
  expect([...mail.silent.keys()].filter((name) => !mail.answered.has(name))).toEqual([]);
  expect([...push.silent.keys()].filter((name) => !push.answered.has(name))).toEqual([]);
}, 120_000);
