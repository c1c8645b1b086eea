import { NotFound } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import { expect, test, vi } from 'vitest';
import { TooManyPinned } from '../../src/store/errors.ts';
import type { MessageRow, Reaction } from '../../src/store/rows.ts';
import { countFrom, headOf, type Nodes, numbersOf, say, sayTimes, startRoom } from '../support/room.ts';

export function messageContract(nodes: () => Nodes): void {
  test('a change takes the next revision and keeps all else of the message', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const message = await say(one, room.id, room.people[0], { body: 'Tea?' });
    await say(one, room.id, room.people[1]);
    const edits = [{ body: 'Tea?', at: message.sentAt.toISOString() }];
    const editedAt = new Date('2026-01-02T03:04:05.678Z');
    const edited = await two.messages.change(
      message,
      (found) => ({ body: `${found.body} Coffee?`, edits, editedAt }),
      room.people[0],
    );
    expect(edited).toEqual({ ...message, body: 'Tea? Coffee?', edits, editedAt, revision: 4 });
    expect(await one.messages.byReferences([message])).toEqual([edited]);
    expect(await one.messages.changedAfter(room.id, 3, 3, 10)).toEqual([edited]);
  });

  test('what is left as it is takes no revision', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const message = await say(one, room.id, room.people[0]);
    expect(await one.messages.change(message, () => null, room.people[0])).toEqual(message);
    expect(await headOf(one, room.id)).toMatchObject({ revision: 2 });
  });

  test('reactions given at once on two nodes are all kept, each under a revision of its own', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const message = await say(one, room.id, room.people[0]);
    const people = countFrom(1, 12).map(() => newId());
    const changed = await Promise.all(
      people.map((userId, index) => {
        const reaction: Reaction = { emoji: '🍵', userId, at: new Date().toISOString() };
        return (index % 2 === 0 ? one : two).messages.change(
          message,
          ({ reactions }) => ({ reactions: [...reactions, reaction] }),
          userId,
        );
      }),
    );
    expect(changed.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(countFrom(3, 14));
    const [now] = await one.messages.byReferences([message]);
    expect(now?.reactions.map(({ userId }) => userId).sort()).toEqual(people.sort());
    expect(await headOf(two, room.id)).toEqual({ number: 2, revision: 14, counted: 1 });
  });

  test('changes and sends at once leave revisions without gaps', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    const first = await sayTimes(one, 5, room.id, ada);
    await Promise.all([
      ...countFrom(1, 15).map((time) => say(time % 2 === 0 ? one : two, room.id, bob)),
      ...first.flatMap((message) =>
        countFrom(1, 3).map((time) => two.messages.change(message, () => ({ body: `${time}` }), ada)),
      ),
    ]);
    expect(await headOf(one, room.id)).toEqual({ number: 21, revision: 36, counted: 20 });
    const messages = await two.messages.newAfter(room.id, 0, 100);
    expect(new Set(messages.map(({ revision }) => revision)).size).toBe(21);
  });

  test('what hangs on a message is found by its file, as long as it is there, and a deletion tells what it took off', async () => {
    const { one, two, announced } = nodes();
    const room = await startRoom(nodes());
    const other = await startRoom(nodes());
    const [file, another] = [newId(), newId()];
    const [ada] = room.people;
    await say(one, room.id, ada, { attachments: [file] });
    const last = await say(two, room.id, ada, { attachments: [another, file] });
    await say(one, other.id, other.people[0], { attachments: [file] });
    const carrying = (fileIds: string[], ids: string[]) => two.messages.lastCarrying(fileIds, ids);
    expect(await carrying([file, newId()], [room.id])).toEqual([{ fileId: file, conversationId: room.id, number: 3 }]);
    expect(await carrying([file, another], [room.id, other.id])).toHaveLength(3);
    expect(await carrying([another], [other.id])).toEqual([]);
    expect(await carrying([], [room.id])).toEqual([]);
    const gone = { body: '', attachments: [], deletedAt: new Date(), deletedBy: ada };
    await one.messages.change(last, () => gone, ada);
    expect(await carrying([file, another], [room.id])).toEqual([{ fileId: file, conversationId: room.id, number: 2 }]);
    expect(await one.messages.carried([file, another, newId()])).toEqual(new Set([file]));
    const payload = expect.objectContaining({ change: 'deleted', attachments: [another, file] });
    const told = { name: 'message.changed', payload };
    await vi.waitFor(async () => expect(await announced(room.id)).toContainEqual(expect.objectContaining(told)));
  });

  test('an edit tells whom it mentions and who was not mentioned before', async () => {
    const { one, two, announced } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob, cyd] = room.people;
    const nobody = { everyone: false, here: false };
    const said = await say(one, room.id, ada, { mentions: { ...nobody, userIds: [bob] } });
    const edit = (store: typeof one, mentions: Partial<typeof said.mentions>) =>
      store.messages.change(said, () => ({ mentions: { ...nobody, userIds: [bob], ...mentions } }), ada);
    await edit(one, {});
    await edit(two, { userIds: [cyd, bob] });
    await edit(one, { here: true });
    await edit(two, { here: true, everyone: true });
    await edit(one, { userIds: [] });
    const mentioned = async () =>
      (await announced(room.id))
        .flatMap((event) => (event.name === 'message.changed' ? [event.payload] : []))
        .sort((earlier, later) => earlier.revision - later.revision)
        .map((payload) => payload.mentioned);
    await expect
      .poll(mentioned)
      .toEqual([
        undefined,
        { ...nobody, userIds: [cyd] },
        { ...nobody, userIds: [], here: true },
        { ...nobody, userIds: [], everyone: true },
        undefined,
      ]);
  });

  test('a deleted message keeps its place and is counted as before', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [, second] = await sayTimes(one, 3, room.id, room.people[0]);
    if (second === undefined) throw new Error('nothing was said');
    const deletedAt = new Date('2026-03-04T05:06:07.008Z');
    const deleted = await one.messages.change(
      second,
      () => ({ body: '', edits: [], deletedAt, deletedBy: room.people[1] }),
      room.people[1],
    );
    expect(deleted).toMatchObject({ number: 3, revision: 5, counted: 2, body: '', deletedAt, deletedBy: room.people[1] });
    expect(await headOf(one, room.id)).toEqual({ number: 4, revision: 5, counted: 3 });
  });

  test('what is pinned is listed, the last pinned first, until it is unpinned', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada] = room.people;
    const said = await sayTimes(one, 4, room.id, ada);
    for (const [index, message] of said.entries()) {
      await one.messages.change(message, () => ({ pinnedAt: new Date(Date.UTC(2026, 0, 9 - index)), pinnedBy: ada }), ada);
    }
    expect(numbersOf(await one.messages.pinned(room.id, 10))).toEqual([2, 3, 4, 5]);
    expect(numbersOf(await one.messages.pinned(room.id, 2))).toEqual([2, 3]);
    const other = await startRoom(nodes());
    expect(numbersOf(await one.messages.pinnedOf([other.id, room.id], 2))).toEqual([2, 3]);
    await one.messages.change({ conversationId: room.id, number: 2 }, () => ({ pinnedAt: null, pinnedBy: null }), ada);
    expect(numbersOf(await one.messages.pinned(room.id, 10))).toEqual([3, 4, 5]);
  });

  test('no more messages are pinned than the limit allows, whoever pins at once on two nodes', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada] = room.people;
    const said = await sayTimes(one, 12, room.id, ada);
    const pin = (message: MessageRow, index: number) =>
      (index % 2 === 0 ? one : two).messages.change(message, () => ({ pinnedAt: new Date(), pinnedBy: ada }), ada, { pinned: 5 });
    const pins = await Promise.allSettled(said.map(pin));
    const refused = pins.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(7);
    for (const reason of refused) expect(reason).toBeInstanceOf(TooManyPinned);
    const pinned = await one.messages.pinned(room.id, 20);
    expect(pinned).toHaveLength(5);
    expect(await headOf(one, room.id)).toMatchObject({ revision: 13 + 5 });
    const [first] = pinned as [MessageRow];
    await pin(first, 0); // is pinned already
    await two.messages.change(first, () => ({ pinnedAt: null, pinnedBy: null }), ada, { pinned: 5 });
    expect((await pin(first, 1)).pinnedAt).not.toBeNull();
  });

  test('a message that is not there cannot be changed and is left out of what is asked for', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const missing = [
      { conversationId: room.id, number: 9 },
      { conversationId: newId(), number: 1 },
    ];
    for (const reference of missing) {
      await expect(one.messages.change(reference, () => ({ body: 'x' }), room.people[0])).rejects.toThrow(NotFound);
    }
    expect(numbersOf(await one.messages.byReferences([...missing, { conversationId: room.id, number: 1 }]))).toEqual([1]);
    expect(await headOf(one, room.id)).toMatchObject({ revision: 1 });
  });
}
