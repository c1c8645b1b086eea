import { randomUUID } from 'node:crypto';
import { NotFound } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import { expect, test, vi } from 'vitest';
import { NotMember } from '../../src/store/errors.ts';
import { countFrom, draftOf, headOf, memberOf, type Nodes, numbersOf, say, sayTimes, startRoom, tells } from '../support/room.ts';

export function sendingContract(nodes: () => Nodes): void {
  test('what is said is kept as it was said, under the next number and revision', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    const draft = draftOf(room.id, ada, {
      body: "It's *tea*?\n\\ 茶 🍵 $1 ?",
      mentions: { userIds: [bob], everyone: true, here: false },
      quote: { conversationId: room.id, number: 1 },
      forwardedFrom: { conversationId: newId(), number: 7 },
      attachments: [newId()],
    });
    const { message, created } = await one.messages.append(draft);
    expect(created).toBe(true);
    expect(message).toMatchObject({ ...draft, number: 2, revision: 2, counted: 1, threadCounted: null, system: null });
    expect(message).toMatchObject({
      edits: [],
      reactions: [],
      editedAt: null,
      deletedAt: null,
      pinnedAt: null,
      archivedAt: null,
    });
    expect(Math.abs(message.sentAt.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await two.messages.byReferences([message])).toEqual([message]);
  });

  test('ten sends of one client id at once, on two nodes, make one message, and again later give it', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const draft = draftOf(room.id, room.people[0]);
    const sends = await Promise.all(countFrom(1, 10).map((time) => (time % 2 === 0 ? one : two).messages.append(draft)));
    expect(sends.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(numbersOf(sends.map(({ message }) => message)))).toEqual(new Set([2]));
    await sayTimes(two, 3, room.id, room.people[1]);
    const again = await two.messages.append({ ...draft, body: 'Other words under the same id' });
    expect(again).toEqual({ created: false, message: sends[0]?.message });
    expect(await one.messages.byClientId(draft)).toEqual(sends[0]?.message);
    expect(await one.messages.byClientId({ ...draft, clientId: randomUUID() })).toBeNull();
    expect(await one.messages.byClientId({ ...draft, senderId: room.people[1] })).toBeNull();
    expect(await headOf(one, room.id)).toEqual({ number: 5, revision: 5, counted: 4 });
  });

  test('a client id is its sender’s own, in each conversation', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const other = await startRoom(nodes(), { members: room.people.map((userId) => ({ userId, role: 'MEMBER' })) });
    const clientId = randomUUID();
    const said = [
      await say(one, room.id, room.people[0], { clientId }),
      await say(one, room.id, room.people[1], { clientId }),
      await say(one, other.id, room.people[0], { clientId }),
    ];
    expect(numbersOf(said)).toEqual([2, 3, 2]);
  });

  test('ten senders on each of two nodes make numbers and revisions without gaps, and times that do not fall', async () => {
    const { one, two } = nodes();
    const senders = countFrom(1, 20).map(() => newId());
    const room = await startRoom(nodes(), { members: senders.map((userId) => ({ userId, role: 'MEMBER' })) });
    const numbers = await Promise.all(
      senders.map(async (sender, index) => numbersOf(await sayTimes(index < 10 ? one : two, 5, room.id, sender))),
    );
    expect(numbers.flat().sort((a, b) => a - b)).toEqual(countFrom(2, 101));
    for (const own of numbers) expect(own).toEqual(own.toSorted((a, b) => a - b));
    const messages = await one.messages.newAfter(room.id, 0, 200);
    expect(numbersOf(messages)).toEqual(countFrom(1, 101));
    expect(messages.map(({ revision }) => revision)).toEqual(countFrom(1, 101));
    expect(messages.map(({ counted }) => counted)).toEqual(countFrom(0, 100));
    const times = messages.map(({ sentAt }) => sentAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(await headOf(two, room.id)).toEqual({ number: 101, revision: 101, counted: 100 });
  });

  test('nothing can be said in a conversation that is not there', async () => {
    const { one } = nodes();
    await expect(one.messages.append(draftOf(newId(), newId()))).rejects.toThrow(NotFound);
  });

  test('only who is there says something, and what was said before is given to who has left since', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    const draft = draftOf(room.id, bob);
    const { message: root } = await one.messages.append(draft);
    await two.members.leave(room.id, bob, tells(ada, { kind: 'removed', userId: bob }));
    for (const senderId of [bob, newId()]) {
      await expect(one.messages.append(draftOf(room.id, senderId))).rejects.toThrow(NotMember);
      await expect(two.messages.append(draftOf(room.id, senderId, { threadRoot: root.number }))).rejects.toThrow(NotMember);
    }
    expect(await two.messages.append(draft)).toEqual({ message: root, created: false });
    expect(await headOf(one, room.id)).toEqual({ number: 3, revision: 3, counted: 1 });
    await one.members.join(room.id, [{ userId: bob, role: 'MEMBER' }], 8, tells(ada, { kind: 'joined', userIds: [bob] }));
    expect((await say(two, room.id, bob)).number).toBe(5);
  });

  test('nothing that somebody sends on two nodes while they are removed comes after the message that tells of it', async () => {
    const { one, two } = nodes();
    for (const _ of countFrom(1, 5)) {
      const room = await startRoom(nodes());
      const [ada, bob, eve] = room.people;
      const root = await say(one, room.id, ada);
      const sends = countFrom(1, 24).map((time) =>
        say(time % 2 === 0 ? one : two, room.id, bob, { threadRoot: time % 3 === 0 ? root.number : null }),
      );
      const removal = two.members.leave(room.id, bob, tells(ada, { kind: 'removed', userId: bob }));
      const others = countFrom(1, 4).map((time) => say(time % 2 === 0 ? one : two, room.id, eve));
      const more = removal.then(() => say(one, room.id, bob));
      const settled = await Promise.allSettled([...sends, more]);
      await Promise.all(others);
      const said = await one.messages.newAfter(room.id, 0, 100);
      const removed = said.find(({ system }) => system?.kind === 'removed')?.number ?? 0;
      const ofBob = numbersOf(said.filter(({ senderId }) => senderId === bob));
      expect(ofBob.filter((number) => number > removed)).toEqual([]);
      expect(numbersOf(said)).toEqual(countFrom(1, said.length));
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(ofBob.length);
      for (const result of settled) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(NotMember);
      }
    }
  });

  test('whoever says something has read up to it, and others have not', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    await sayTimes(one, 3, room.id, bob);
    await say(one, room.id, ada);
    await vi.waitFor(async () => {
      expect(await memberOf(one, room.id, ada)).toMatchObject({ readNumber: 5, readCounted: 4, deliveredNumber: 5 });
      expect(await memberOf(one, room.id, bob)).toMatchObject({ readNumber: 4, readCounted: 3, deliveredNumber: 4 });
    });
  });

  test('replies are counted in their thread and not in the main line, also when many come at once on two nodes', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    const root = await say(one, room.id, ada);
    const replies = await Promise.all(
      countFrom(1, 20).map((time) => say(time % 2 === 0 ? one : two, room.id, bob, { threadRoot: root.number })),
    );
    const inOrder = replies.toSorted((a, b) => a.number - b.number);
    expect(inOrder.map(({ threadCounted }) => threadCounted)).toEqual(countFrom(1, 20));
    expect(new Set(replies.map(({ counted }) => counted))).toEqual(new Set([1]));
    expect(await headOf(two, room.id)).toEqual({ number: 22, revision: 22, counted: 1 });
    const lastReplyAt = inOrder.at(-1)?.sentAt;
    expect(await two.messages.threadsOf([root])).toEqual([{ conversationId: room.id, number: 2, replyCount: 20, lastReplyAt }]);
    const reader = { userId: bob, conversationId: room.id, number: 2 };
    await vi.waitFor(async () => expect(await one.notes.threadsRead([reader])).toEqual([{ ...reader, threadCounted: 20 }]));
    expect(await memberOf(one, room.id, bob)).toMatchObject({ readNumber: 0, readCounted: 0 });
  });

  test('a repeated reply is the first one, and counts once', async () => {
    const { one, two } = nodes();
    const room = await startRoom(nodes());
    const root = await say(one, room.id, room.people[0]);
    const draft = draftOf(room.id, room.people[1], { threadRoot: root.number });
    const sends = await Promise.all(countFrom(1, 6).map((time) => (time % 2 === 0 ? one : two).messages.append(draft)));
    expect(new Set(numbersOf(sends.map(({ message }) => message)))).toEqual(new Set([3]));
    expect(await one.messages.threadsOf([root])).toMatchObject([{ replyCount: 1 }]);
  });

  test('only a message of the main line can be replied to, and a refused reply takes no number', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [ada] = room.people;
    const root = await say(one, room.id, ada);
    const reply = await say(one, room.id, ada, { threadRoot: root.number });
    for (const threadRoot of [reply.number, 99]) {
      await expect(one.messages.append(draftOf(room.id, ada, { threadRoot }))).rejects.toThrow(NotFound);
    }
    expect(await headOf(one, room.id)).toMatchObject({ number: 3, revision: 3 });
  });

  test('each change leaves exactly one announcement, and a repeated one none', async () => {
    const { one, announced } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob, eve] = room.people;
    const draft = draftOf(room.id, ada, { mentions: { userIds: [bob], everyone: false, here: false } });
    for (const _ of [1, 2]) await one.messages.append(draft);
    await say(one, room.id, bob, { threadRoot: 2 });
    await one.messages.change({ conversationId: room.id, number: 2 }, () => ({ body: 'Other' }), ada);
    await one.messages.change({ conversationId: room.id, number: 2 }, () => null, ada);
    for (const _ of [1, 2]) await one.members.movePointer(room.id, eve, { kind: 'READ', number: 2 });
    const leaving = tells(eve, { kind: 'left', userId: eve });
    for (const _ of [1, 2]) await one.members.leave(room.id, eve, leaving);
    const { id: conversationId } = room;
    const change = 'sent';
    const system = { change, mentions: { userIds: [], everyone: false, here: false }, threadRoot: null };
    const plain = { change, mentions: { userIds: [], everyone: false, here: false }, system: null };
    const expected = [
      ...room.people.map((userId) => ['membership.changed', { conversationId, userId, change: 'joined' }]),
      ['message.sent', { conversationId, number: 1, revision: 1, senderId: ada, ...system, system: 'created' }],
      [
        'message.sent',
        { ...plain, conversationId, number: 2, revision: 2, senderId: ada, threadRoot: null, mentions: draft.mentions },
      ],
      ['message.sent', { ...plain, conversationId, number: 3, revision: 3, senderId: bob, threadRoot: 2 }],
      ['message.changed', { conversationId, number: 2, revision: 4, actorId: ada, change: 'edited' }],
      ['receipt.moved', { conversationId, userId: eve, kind: 'READ', number: 2 }],
      ['membership.changed', { conversationId, userId: eve, change: 'changed' }],
      ['message.sent', { conversationId, number: 4, revision: 5, ends: [eve], senderId: eve, ...system, system: 'left' }],
      ['membership.changed', { conversationId, userId: eve, change: 'left' }],
    ];
    const inOrder = (events: readonly unknown[]) => events.map((event) => JSON.stringify(sorted(event))).sort();
    await vi.waitFor(
      async () => {
        const events = await announced(conversationId);
        expect(inOrder(events.map(({ name, payload }) => [name, payload]))).toEqual(inOrder(expected));
      },
      { timeout: 10_000 },
    );
  });
}

/** The same keys in the same order, so that equal payloads are equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
