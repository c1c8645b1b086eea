import { silentLog } from '@parley/kit/log';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startArchiving } from '../src/retention/archiving.ts';
import type { MessagesStore } from '../src/store/store.ts';
import { startPostgresNodes } from './support/postgres-nodes.ts';
import { headOf, sayTimes, startRoom } from './support/room.ts';

let nodes: Awaited<ReturnType<typeof startPostgresNodes>>;
beforeAll(async () => {
  nodes = await startPostgresNodes();
});
afterAll(() => nodes.stop());

const isArchived = async (id: string) =>
  (await nodes.one.messages.newAfter(id, 0, 100)).map(({ archivedAt }) => archivedAt !== null);

/** The store as it is in a month. It counts what it archived, and fails where the test says so. */
function watched(store: MessagesStore, fails = () => false) {
  const seen = { archived: 0, failures: 0 };
  const archiveDue: MessagesStore['messages']['archiveDue'] = async (now, limit) => {
    const inAMonth = new Date(now.getTime() + 31 * 86_400_000);
    if (fails()) {
      seen.failures++;
      throw new Error('The store is away');
    }
    const archived = await store.messages.archiveDue(inAMonth, limit);
    seen.archived += archived;
    return archived;
  };
  const messages = Object.assign(Object.create(store.messages), { archiveDue }) as MessagesStore['messages'];
  return { seen, store: { ...store, messages } };
}

test('every node archives, and nothing is archived twice', async () => {
  const rooms = [await startRoom(nodes, { archiveAfterDays: 30 }), await startRoom(nodes)];
  for (const { id, people } of rooms) await sayTimes(nodes.one, 30, id, people[0]);
  const [due, kept] = rooms.map(({ id }) => id) as [string, string];
  const head = await headOf(nodes.one, due);
  const [one, two] = [watched(nodes.one), watched(nodes.two)];
  const jobs = [one, two].map(({ store }) => startArchiving({ store, everyMs: 20, log: silentLog() }));
  await vi.waitFor(async () => expect(await isArchived(due)).toEqual(Array(31).fill(true)));
  await Promise.all(jobs.map((job) => job.stop()));
  expect(await isArchived(kept)).toEqual(Array(31).fill(false));
  expect(one.seen.archived + two.seen.archived).toBe(31);
  expect(await headOf(nodes.one, due)).toEqual(head);
});

test('a round that fails is made good by the next one', async () => {
  const { id, people } = await startRoom(nodes, { archiveAfterDays: 30 });
  await sayTimes(nodes.one, 3, id, people[0]);
  const { seen, store } = watched(nodes.one, () => seen.failures < 2);
  const job = startArchiving({ store, everyMs: 20, log: silentLog() });
  await vi.waitFor(async () => expect(await isArchived(id)).toEqual(Array(4).fill(true)));
  await job.stop();
  expect(seen.failures).toBe(2);
});

test('after it was stopped it does nothing more', async () => {
  const { seen, store } = watched(nodes.one);
  const job = startArchiving({ store, everyMs: 5, log: silentLog() });
  await job.stop();
  const { id, people } = await startRoom(nodes, { archiveAfterDays: 30 });
  await sayTimes(nodes.one, 2, id, people[0]);
  const other = watched(nodes.two);
  const next = startArchiving({ store: other.store, everyMs: 5, log: silentLog() });
  await vi.waitFor(async () => expect(await isArchived(id)).toEqual([true, true, true]));
  await next.stop();
  expect([seen.archived, other.seen.archived]).toEqual([0, 3]);
});
