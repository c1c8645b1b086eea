import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import type { MessagesStore } from '../../src/store/store.ts';
import { headOf, type Nodes, sayTimes, startRoom, tells } from '../support/room.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Until nothing is left to do; gives how many were archived. */
async function archiveAll(store: MessagesStore, now: Date, limit: number): Promise<number> {
  for (let archived = 0; ; ) {
    const done = await store.messages.archiveDue(now, limit);
    expect(done).toBeLessThanOrEqual(limit);
    if (done === 0) return archived;
    archived += done;
  }
}

export function archivingContract(nodes: () => Nodes): void {
  test('what is due is archived once, by however many nodes at once, and nothing else', async () => {
    const { one, two } = nodes();
    await archiveAll(one, inDays(1000), 500); // what other tests left
    const rooms = [
      await startRoom(nodes(), { archiveAfterDays: 10 }),
      await startRoom(nodes(), { archiveAfterDays: 10 }),
      await startRoom(nodes(), { archiveAfterDays: 30 }),
      await startRoom(nodes()),
    ];
    for (const { id, people } of rooms) await sayTimes(one, 12, id, people[0]);
    expect(await archiveAll(one, inDays(9), 5)).toBe(0);
    const heads = await Promise.all(rooms.map(({ id }) => headOf(one, id)));
    const archived = await Promise.all([
      archiveAll(one, inDays(11), 5),
      archiveAll(two, inDays(11), 5),
      archiveAll(one, inDays(11), 3),
    ]);
    const rest = await archiveAll(two, inDays(11), 500); // what a node had in hand while the others found nothing
    expect(archived.reduce((sum, count) => sum + count, rest)).toBe(26);
    for (const [index, { id }] of rooms.entries()) {
      const messages = await one.messages.newAfter(id, 0, 100);
      expect(messages.every(({ archivedAt }) => (archivedAt !== null) === index < 2)).toBe(true);
    }
    expect(await Promise.all(rooms.map(({ id }) => headOf(one, id)))).toEqual(heads);
    const ids = rooms.map(({ id }) => id);
    expect([...(await two.conversations.archivedUpTo(ids))].sort()).toEqual(
      ids.map((id, index) => [id, index < 2 ? 13 : 0]).sort(),
    );
    expect(await archiveAll(one, inDays(29), 100)).toBe(0);
    expect(await archiveAll(one, inDays(31), 100)).toBe(13);
  });

  test('another policy counts for what was said before it', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    await sayTimes(one, 2, room.id, room.people[0]);
    const policy = (archiveAfterDays: number | null) =>
      one.conversations.change(room.id, { archiveAfterDays }, tells(room.people[0], { kind: 'settingsChanged' }));
    const archivedNow = async () =>
      (await one.messages.newAfter(room.id, 0, 100)).filter(({ archivedAt }) => archivedAt !== null).map(({ number }) => number);
    await policy(5);
    await policy(null);
    await archiveAll(one, inDays(40), 100);
    expect(await archivedNow()).toEqual([]);
    await policy(20);
    await archiveAll(one, inDays(19), 100);
    expect(await archivedNow()).toEqual([]);
    await archiveAll(one, inDays(21), 2);
    expect(await archivedNow()).toEqual([1, 2, 3, 4, 5, 6]);
    await one.messages.append({
      conversationId: room.id,
      senderId: room.people[0],
      clientId: newId(),
      body: 'later',
      mentions: { userIds: [], everyone: false, here: false },
      threadRoot: null,
      quote: null,
      forwardedFrom: null,
      attachments: [],
    });
    await archiveAll(one, inDays(45), 100);
    expect(await archivedNow()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
}
