import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import type { MessageRow } from '../../src/store/rows.ts';
import type { MessagesStore } from '../../src/store/store.ts';
import { countFrom, type Nodes, sayTimes, startRoom } from '../support/room.ts';

const remove = (store: MessagesStore, message: MessageRow, actorId: string, deletedAt: Date) =>
  store.messages.change(
    message,
    (found) => (found.deletedAt === null ? { body: '', deletedAt, deletedBy: actorId } : null),
    actorId,
  );

export function auditContract(nodes: () => Nodes): void {
  test('who deleted whose message, and when, is kept apart from it, once, and no other change is', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob, eve] = room.people;
    const [message, other] = (await sayTimes(one, 2, room.id, bob)) as [MessageRow, MessageRow];
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    await one.messages.change(message, () => ({ body: 'Other words' }), bob);
    await one.messages.change(message, () => ({ reactions: [], pinnedAt: at(0), pinnedBy: ada }), ada);
    await one.messages.change(message, () => ({ pinnedAt: null, pinnedBy: null }), ada);
    await Promise.all(
      countFrom(1, 6).map((time) => remove(time % 2 === 0 ? one : two, message, time % 2 === 0 ? ada : eve, at(time))),
    );
    await two.messages.change(message, ({ deletedAt }) => ({ body: '', edits: [], deletedAt }), bob);
    const [tombstone] = await one.messages.byReferences([message]);
    const kept = await two.messages.deletionsIn(room.id, { limit: 9, after: null });
    expect(kept).toEqual([
      {
        conversationId: room.id,
        number: 2,
        revision: 7,
        senderId: bob,
        deletedBy: tombstone?.deletedBy,
        deletedAt: tombstone?.deletedAt,
      },
    ]);
    await remove(one, other, bob, at(9));
    expect(await one.messages.deletionsIn(room.id, { limit: 9, after: null })).toMatchObject([
      { number: 3, revision: 9, senderId: bob, deletedBy: bob, deletedAt: at(9) },
      { number: 2 },
    ]);
  });

  test('deletions are listed with the latest first, page by page, for each conversation', async () => {
    const { one, two } = nodes();
    const [room, other] = [await startRoom(nodes()), await startRoom(nodes())];
    for (const { id, people } of [room, other]) {
      for (const message of (await sayTimes(one, 5, id, people[0])).reverse()) await remove(two, message, people[0], new Date());
    }
    const numbers: number[] = [];
    for (let after: number | null = null; ; ) {
      const page = await one.messages.deletionsIn(room.id, { limit: 2, after });
      numbers.push(...page.slice(0, 2).map(({ number }) => number));
      if (page.length <= 2) break;
      after = page[1]?.revision ?? null;
    }
    expect(numbers).toEqual([2, 3, 4, 5, 6]);
    expect(await one.messages.deletionsIn(newId(), { limit: 9, after: null })).toEqual([]);
  });
}
