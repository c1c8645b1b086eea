import { expect, test, vi } from 'vitest';
import type { MongoNodes } from '../support/mongo-nodes.ts';
import { sayTimes, startRoom } from '../support/room.ts';

export function eventTests(nodes: () => MongoNodes): void {
  test('what was published is taken out of its documents, and kept for a day beside them', async () => {
    const { one, two, database, announced } = nodes();
    const room = await startRoom(nodes());
    await Promise.all([one, two].map((store, index) => sayTimes(store, 5, room.id, room.people[index] ?? '')));
    await one.members.movePointer(room.id, room.people[2], { kind: 'READ', number: 11 });
    const where = { conversationId: room.id, 'outbox.id': { $exists: true } };
    await vi.waitFor(async () => {
      expect(await announced(room.id)).toHaveLength(3 + 11 + 2);
      expect(await database.messages.countDocuments(where)).toBe(0);
      expect(await database.members.countDocuments(where)).toBe(0);
    }, 10_000);
    expect(await database.published.countDocuments({ 'event.key': room.id })).toBe(16);
  });

  test('when the event log has lost its memory, the last day is published again', async () => {
    const { one, announced, forgetEvents } = nodes();
    const room = await startRoom(nodes());
    await sayTimes(one, 3, room.id, room.people[0]);
    const numbers = async () =>
      (await announced(room.id)).flatMap(({ name, payload }) => (name === 'message.sent' ? [payload.number] : [])).sort();
    await vi.waitFor(async () => expect(await numbers()).toEqual([1, 2, 3, 4]), 10_000);
    await forgetEvents();
    await sayTimes(one, 1, room.id, room.people[0]);
    await vi.waitFor(async () => expect(await numbers()).toEqual([1, 2, 3, 4, 5]), 10_000);
  });

  test('a revision from which a message has moved on cannot be taken by another', async () => {
    const { one, two, database } = nodes();
    const room = await startRoom(nodes());
    const [first, second] = await sayTimes(one, 2, room.id, room.people[0]);
    if (first === undefined || second === undefined) throw new Error('nothing was said');
    await two.messages.change(first, () => ({ body: 'once' }), room.people[0]);
    await two.messages.change(first, () => ({ body: 'twice' }), room.people[0]);
    const taken = second.revision + 1;
    expect(await database.messages.countDocuments({ conversationId: room.id, revision: taken })).toBe(0);
    const late = database.messages.updateOne(
      { conversationId: room.id, number: second.number },
      { $set: { revision: taken }, $push: { revisions: taken } },
    );
    await expect(late).rejects.toMatchObject({ code: 11000 });
  });
}
