import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import type { MessageReference } from '../../src/store/rows.ts';
import { countFrom, type Nodes, numbersOf, type Room, say, sayTimes, startRoom } from '../support/room.ts';

/** A main line of 1, 2, 3, 6, 7 with a thread of 4, 5, 8 under 2. */
async function startRoomWithThread(nodes: Nodes) {
  const room = await startRoom(nodes);
  const [ada] = room.people;
  await sayTimes(nodes.one, 2, room.id, ada);
  for (const _ of [1, 2]) await say(nodes.one, room.id, ada, { threadRoot: 2 });
  await sayTimes(nodes.one, 2, room.id, ada);
  await say(nodes.one, room.id, ada, { threadRoot: 2 });
  return room;
}

export function pageContract(nodes: () => Nodes): void {
  test('the main line and a thread are paged backwards and forwards, with one more where there are more', async () => {
    const { one } = nodes();
    const { id } = await startRoomWithThread(nodes());
    const backwards = async (threadRoot: number | null, after: number | null) =>
      numbersOf(await one.messages.pageBackwards(id, threadRoot, { limit: 2, after }));
    const forwards = async (threadRoot: number | null, after: number | null) =>
      numbersOf(await one.messages.pageForwards(id, threadRoot, { limit: 2, after }));
    expect(await backwards(null, null)).toEqual([7, 6, 3]);
    expect(await backwards(null, 6)).toEqual([3, 2, 1]);
    expect(await backwards(null, 2)).toEqual([1]);
    expect(await backwards(null, 1)).toEqual([]);
    expect(await forwards(null, null)).toEqual([1, 2, 3]);
    expect(await forwards(null, 3)).toEqual([6, 7]);
    expect(await forwards(null, 7)).toEqual([]);
    expect(await backwards(2, null)).toEqual([8, 5, 4]);
    expect(await backwards(2, 5)).toEqual([4]);
    expect(await forwards(2, null)).toEqual([4, 5, 8]);
    expect(await forwards(2, 5)).toEqual([8]);
    expect(await forwards(3, null)).toEqual([]);
  });

  test('several lines are paged at once, each cut short for itself', async () => {
    const { one } = nodes();
    const [room, other] = [await startRoomWithThread(nodes()), await startRoomWithThread(nodes())];
    const lines = [
      { conversationId: room.id, threadRoot: null },
      { conversationId: room.id, threadRoot: 2 },
      { conversationId: other.id, threadRoot: 2 },
      { conversationId: newId(), threadRoot: null },
    ];
    const inLines = (rows: Awaited<ReturnType<typeof one.messages.pagesBackwards>>) =>
      lines.map((line) =>
        numbersOf(rows.filter((row) => row.conversationId === line.conversationId && row.threadRoot === line.threadRoot)),
      );
    expect(inLines(await one.messages.pagesBackwards(lines, { limit: 1, after: null }))).toEqual([[7, 6], [8, 5], [8, 5], []]);
    expect(inLines(await one.messages.pagesForwards(lines, { limit: 2, after: 4 }))).toEqual([[6, 7], [5, 8], [5, 8], []]);
    expect(await one.messages.pagesBackwards([], { limit: 1, after: null })).toEqual([]);
  });

  test('the last message of each conversation is that of its main line', async () => {
    const { one } = nodes();
    const rooms = [await startRoomWithThread(nodes()), await startRoom(nodes())];
    const last = await one.messages.lastOf([...rooms.map(({ id }) => id), newId()]);
    expect(new Map(last.map(({ conversationId, number }) => [conversationId, number]))).toEqual(
      new Map([
        [rooms[0]?.id, 7],
        [rooms[1]?.id, 1],
      ]),
    );
  });

  test('only messages with replies are threads', async () => {
    const { one } = nodes();
    const { id } = await startRoomWithThread(nodes());
    const threads = await one.messages.threadsOf(countFrom(1, 9).map((number) => ({ conversationId: id, number })));
    expect(threads).toMatchObject([{ conversationId: id, number: 2, replyCount: 3 }]);
  });

  test('a replay gives what is new by number, then what changed by revision, page by page', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada] = room.people;
    await sayTimes(one, 4, room.id, ada); // 2..5 at revisions 2..5
    for (const number of [4, 2, 5]) await one.messages.change({ conversationId: room.id, number }, () => ({ body: 'new' }), ada);
    await say(one, room.id, ada);
    expect(numbersOf(await one.messages.newAfter(room.id, 3, 2))).toEqual([4, 5]);
    expect(numbersOf(await one.messages.newAfter(room.id, 5, 2))).toEqual([6]);
    expect(numbersOf(await one.messages.newAfter(room.id, 6, 2))).toEqual([]);
    expect(numbersOf(await one.messages.changedAfter(room.id, 5, 5, 2))).toEqual([4, 2]);
    expect(numbersOf(await one.messages.changedAfter(room.id, 7, 5, 2))).toEqual([5]);
    expect(numbersOf(await one.messages.changedAfter(room.id, 5, 4, 9))).toEqual([4, 2]);
    expect(numbersOf(await one.messages.changedAfter(room.id, 9, 6, 9))).toEqual([]);
  });

  test('that a message was said is no change of it, and what was taken back again is one', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada] = room.people;
    const [, second] = await sayTimes(one, 3, room.id, ada);
    const reference = { conversationId: room.id, number: second?.number ?? 0 };
    const at = new Date();
    await one.messages.change(reference, () => ({ pinnedAt: at, pinnedBy: ada }), ada);
    await one.messages.change(reference, () => ({ pinnedAt: null, pinnedBy: null }), ada);
    expect(numbersOf(await one.messages.changedAfter(room.id, 0, 9, 9))).toEqual([reference.number]);
  });

  test('replays of several conversations are read together, each from its own place', async () => {
    const { one } = nodes();
    const rooms = [await startRoom(nodes()), await startRoom(nodes())];
    for (const { id, people } of rooms) {
      await sayTimes(one, 3, id, people[0]); // 2..4 at revisions 2..4
      for (const number of [3, 2]) await one.messages.change({ conversationId: id, number }, () => ({ body: 'new' }), people[0]);
    }
    const [first, second] = rooms as [Room, Room];
    const fresh = [
      { conversationId: first.id, number: 3 },
      { conversationId: second.id, number: 1 },
      { conversationId: first.id, number: 4 },
    ];
    expect(await one.messages.newSince(fresh, 2)).toEqual([
      [{ number: 4, revision: 4, deleted: false }],
      [
        { number: 2, revision: 6, deleted: false },
        { number: 3, revision: 5, deleted: false },
      ],
      [],
    ]);
    const changed = [
      { conversationId: first.id, number: 4, revision: 5 },
      { conversationId: second.id, number: 4, revision: 4 },
    ];
    await one.messages.change({ conversationId: second.id, number: 2 }, () => ({ deletedAt: new Date() }), second.people[0]);
    expect(await one.messages.changedSince(changed, 2)).toEqual([
      [{ number: 2, revision: 6, deleted: false }],
      [
        { number: 3, revision: 5, deleted: false },
        { number: 2, revision: 7, deleted: true },
      ],
    ]);
    expect(await one.messages.newSince([], 2)).toEqual([]);
  });

  test('what a person said is listed over all conversations, each message once', async () => {
    const { one } = nodes();
    const [ada, bob] = [newId(), newId()];
    const members = [ada, bob].map((userId) => ({ userId, role: 'MEMBER' as const }));
    const start = () => startRoom(nodes(), { members });
    const rooms = [await start(), await start(), await start()];
    for (const { id } of rooms) {
      await sayTimes(one, 3, id, ada);
      await say(one, id, bob);
    }
    const said: MessageReference[] = [];
    for (let after: MessageReference | null = null; ; ) {
      const page = await one.messages.saidBy(ada, { limit: 2, after });
      expect(page.every(({ senderId }) => senderId === ada)).toBe(true);
      said.push(...page.slice(0, 2).map(({ conversationId, number }) => ({ conversationId, number })));
      if (page.length <= 2) break;
      after = said.at(-1) ?? null;
    }
    const expected = rooms.flatMap(({ id }) => [2, 3, 4].map((number) => ({ conversationId: id, number })));
    expect(new Set(said.map((reference) => JSON.stringify(reference)))).toEqual(
      new Set(expected.map((reference) => JSON.stringify(reference))),
    );
    expect(said).toHaveLength(9);
  });
}
