import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import type { ActivityPosition } from '../../src/store/store.ts';
import { countFrom, type Nodes } from '../support/room.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

export function noteContract(nodes: () => Nodes): void {
  test('bookmarks are a person’s own, the latest first, page by page', async () => {
    const { one, two } = nodes();
    const [ada, bob, conversationId] = [newId(), newId(), newId()];
    for (const number of countFrom(1, 5))
      await one.notes.bookmark(ada, { conversationId, number }, `note ${number}`, at(Math.ceil(number / 2)));
    await one.notes.bookmark(bob, { conversationId, number: 9 }, null, at(1));
    const seen: number[] = [];
    for (let after: ActivityPosition | null = null; ; ) {
      const page = await two.notes.bookmarksOf(ada, { limit: 2, after });
      seen.push(...page.slice(0, 2).map(({ number }) => number));
      const last = page[1];
      if (page.length <= 2 || last === undefined) break;
      after = { at: last.at.toISOString(), id: `${last.conversationId}-${last.number}` };
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect(await two.notes.bookmarksOf(bob, { limit: 9, after: null })).toEqual([
      { conversationId, number: 9, note: null, at: at(1) },
    ]);
  });

  test('a bookmark set again takes its new note and place, and one that is taken away is gone', async () => {
    const { one } = nodes();
    const [ada, conversationId] = [newId(), newId()];
    for (const number of [1, 2]) await one.notes.bookmark(ada, { conversationId, number }, null, at(number));
    await one.notes.bookmark(ada, { conversationId, number: 1 }, 'again', at(3));
    const bookmarks = async () =>
      (await one.notes.bookmarksOf(ada, { limit: 9, after: null })).map(({ number, note }) => [number, note]);
    expect(await bookmarks()).toEqual([
      [1, 'again'],
      [2, null],
    ]);
    for (const _ of [1, 2]) await one.notes.removeBookmark(ada, { conversationId, number: 1 });
    expect(await bookmarks()).toEqual([[2, null]]);
  });

  test('of two drafts the later one stays, whichever arrives first, and an empty one takes it away', async () => {
    const { one, two } = nodes();
    const [ada, conversationId] = [newId(), newId()];
    const save = (second: number, body: string, threadRoot: number | null = null) =>
      (second % 2 === 0 ? one : two).notes.saveDraft(ada, { conversationId, threadRoot, body, savedAt: at(second) });
    const drafts = async () => (await one.notes.draftsOf(ada)).map(({ threadRoot, body }) => [threadRoot, body]);
    await save(2, 'two');
    await save(1, 'one');
    await save(3, 'in a thread', 7);
    expect(await drafts()).toEqual([
      [7, 'in a thread'],
      [null, 'two'],
    ]);
    await save(6, '');
    await save(5, 'five');
    expect(await drafts()).toEqual([[7, 'in a thread']]);
    await save(7, 'seven');
    expect(await drafts()).toEqual([
      [null, 'seven'],
      [7, 'in a thread'],
    ]);
    expect(await one.notes.draftsOf(newId())).toEqual([]);
  });

  test('a thread is only ever read further', async () => {
    const { one, two } = nodes();
    const [ada, bob, conversationId] = [newId(), newId(), newId()];
    const root = { conversationId, number: 4 };
    const place = (threadCounted: number) => ({ threadCounted, number: 10 + threadCounted });
    await Promise.all(
      [3, 7, 2, 5].map((counted, index) => (index % 2 === 0 ? one : two).notes.readThread(ada, root, place(counted))),
    );
    await one.notes.readThread(bob, root, place(2));
    const readers = [ada, bob, newId()].flatMap((userId) =>
      [root, { ...root, number: 5 }].map((begin) => ({ ...begin, userId })),
    );
    const read = await two.notes.threadsRead(readers);
    expect(read.map(({ userId, number, threadCounted }) => [userId, number, threadCounted]).sort()).toEqual(
      [
        [ada, 4, 7],
        [bob, 4, 2],
      ].sort(),
    );
    expect(await one.notes.threadsRead([])).toEqual([]);
  });

  test('that a thread was read further is told to consumers once, and how far', async () => {
    const { one, two, announced } = nodes();
    const [ada, conversationId] = [newId(), newId()];
    const root = { conversationId, number: 4 };
    for (const threadCounted of [2, 2, 1, 3]) {
      for (const store of [one, two]) await store.notes.readThread(ada, root, { threadCounted, number: 4 + threadCounted });
    }
    await expect
      .poll(async () => (await announced(conversationId)).map(({ name, payload }) => ({ name, payload })))
      .toEqual([6, 7].map((number) => ({ name: 'thread.read', payload: { conversationId, userId: ada, root: 4, number } })));
  });

  test('all that a person kept can be erased, and nothing of another’s', async () => {
    const { one } = nodes();
    const [ada, bob, conversationId] = [newId(), newId(), newId()];
    const root = { conversationId, number: 1 };
    for (const userId of [ada, bob]) {
      await one.notes.bookmark(userId, root, null, at(1));
      await one.notes.saveDraft(userId, { conversationId, threadRoot: null, body: 'x', savedAt: at(1) });
      await one.notes.readThread(userId, root, { threadCounted: 1, number: 2 });
    }
    await one.notes.erase(ada);
    const kept = async (userId: string) => [
      (await one.notes.bookmarksOf(userId, { limit: 9, after: null })).length,
      (await one.notes.draftsOf(userId)).length,
      (await one.notes.threadsRead([{ ...root, userId }])).length,
    ];
    expect(await kept(ada)).toEqual([0, 0, 0]);
    expect(await kept(bob)).toEqual([1, 1, 1]);
  });
}
