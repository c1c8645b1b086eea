import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { newId } from '@parley/kit/id';
import { expect, test, vi } from 'vitest';
import type { NewConversation } from '../../src/store/store.ts';
import type { Death, Write } from '../support/die-after-write.ts';
import type { MongoNodes } from '../support/mongo-nodes.ts';
import { conversationOf, draftOf, headOf, memberOf, numbersOf, sayTimes, startRoom, tells } from '../support/room.ts';

const program = fileURLToPath(new URL('../support/die-after-write.ts', import.meta.url));
const WAIT = { timeout: 15_000, interval: 100 };

/** The act in a process of its own, which is killed right after the write. */
async function dieAt({ urls, prefix }: MongoNodes, write: string, act: Death['act']): Promise<void> {
  const [collection = '', method] = write.split('.');
  const death: Death = { urls, prefix, after: { collection, method: method as Write }, act };
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', program, JSON.stringify(death)], {
    stdio: 'inherit',
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

/** What the log was told of a conversation, without the events of its beginning. */
async function toldOf({ announced }: MongoNodes, conversationId: string, from: number) {
  const events = await announced(conversationId);
  return events.flatMap(({ name, payload }) => {
    if (name === 'message.sent') return payload.number < from ? [] : [`message ${payload.number}`];
    return name === 'membership.changed' ? [`membership of ${payload.userId}`] : [name];
  });
}

/** Other nodes take up what a killed process left, wherever it was. */
export function crashTests(nodes: () => MongoNodes): void {
  test.each([
    'message.insertOne',
    'conversation.updateOne',
    'member.findOneAndUpdate',
    'singleton.findOneAndUpdate',
    'published.insertMany',
    'message.updateMany',
  ])('a message whose process is killed after %s is not lost and all that follows from it happens', async (write) => {
    const { one, database } = nodes();
    const room = await startRoom(nodes());
    const [ada, bob] = room.people;
    await sayTimes(one, 2, room.id, bob);
    const draft = draftOf(room.id, ada);
    await dieAt(nodes(), write, { kind: 'send', draft });
    await vi.waitFor(async () => {
      expect(await headOf(one, room.id)).toEqual({ number: 4, revision: 4, counted: 3 });
      expect(await conversationOf(one, room.id)).toMatchObject({ number: 4, revision: 4, counted: 3 });
      expect(await memberOf(one, room.id, ada)).toMatchObject({ readNumber: 4, readCounted: 3 });
      expect(await toldOf(nodes(), room.id, 4)).toContain('message 4');
      const [message] = await database.messages.find({ conversationId: room.id, number: 4 }).toArray();
      expect(message?.outbox).toEqual([]);
    }, WAIT);
    expect(await one.messages.append(draft)).toMatchObject({ created: false, message: { number: 4 } });
    expect(numbersOf(await sayTimes(one, 1, room.id, bob))).toEqual([5]);
  });

  test.each(['message.findOneAndUpdate', 'message_audit.insertOne', 'published.insertMany', 'message.updateMany'])(
    'who deleted a message is kept once, though the process is killed after %s',
    async (write) => {
      const { one } = nodes();
      const room = await startRoom(nodes());
      const [ada, bob] = room.people;
      const [message] = await sayTimes(one, 1, room.id, bob);
      await dieAt(nodes(), write, { kind: 'delete', reference: { conversationId: room.id, number: 2 }, actorId: ada });
      await vi.waitFor(async () => {
        const [tombstone] = await one.messages.byReferences([{ conversationId: room.id, number: 2 }]);
        const { deletedAt } = tombstone ?? {};
        expect(await one.messages.deletionsIn(room.id, { limit: 9, after: null })).toEqual([
          { conversationId: room.id, number: 2, revision: 3, senderId: message?.senderId, deletedBy: ada, deletedAt },
        ]);
        expect(await toldOf(nodes(), room.id, 3)).toContain('message.changed');
      }, WAIT);
    },
  );

  test.each(['conversation.updateOne', 'member.updateOne', 'message.insertOne', 'published.insertMany'])(
    'whoever leaves has left and it is told, though the process is killed after %s',
    async (write) => {
      const { one } = nodes();
      const room = await startRoom(nodes());
      const [, bob] = room.people;
      const told = tells(bob, { kind: 'left', userId: bob });
      await dieAt(nodes(), write, { kind: 'leave', conversationId: room.id, userId: bob, told });
      await vi.waitFor(async () => {
        expect(await one.members.find(room.id, bob)).toBeNull();
        expect(await one.messages.newAfter(room.id, 1, 10)).toMatchObject([{ number: 2, system: { kind: 'left', userId: bob } }]);
        expect(await toldOf(nodes(), room.id, 2)).toEqual(expect.arrayContaining(['message 2', `membership of ${bob}`]));
      }, WAIT);
      expect(await conversationOf(one, room.id)).toMatchObject({ memberCount: 2, number: 2, revision: 2 });
      expect(await one.members.leave(room.id, bob, told)).toMatchObject({ number: 2 });
    },
  );

  test.each(['conversation.updateOne', 'member.insertOne'])(
    'people who join do so together, though the process is killed after %s',
    async (write) => {
      const { one } = nodes();
      const room = await startRoom(nodes());
      const userIds = [newId(), newId()];
      const told = tells(room.people[0], { kind: 'joined', userIds });
      await dieAt(nodes(), write, { kind: 'join', conversationId: room.id, userIds, told });
      await vi.waitFor(async () => {
        const members = await one.members.page(room.id, { limit: 9, after: null });
        expect(members.map(({ userId }) => userId)).toEqual([...room.people, ...userIds].sort());
        expect(await one.messages.newAfter(room.id, 1, 10)).toMatchObject([{ number: 2, system: { kind: 'joined', userIds } }]);
      }, WAIT);
      expect((await conversationOf(one, room.id)).memberCount).toBe(5);
    },
  );

  test.each(['conversation.insertOne', 'member.insertOne', 'message.insertOne'])(
    'a conversation whose process is killed after %s gets its members and its first message',
    async (write) => {
      const { one } = nodes();
      const people = [newId(), newId(), newId()].sort();
      const [owner = ''] = people;
      const conversation: NewConversation = {
        id: newId(),
        kind: 'GROUP',
        name: 'Tea',
        topic: null,
        isPublic: false,
        createdBy: owner,
        historyForNewMembers: false,
        archiveAfterDays: null,
        status: null,
        members: people.map((userId) => ({ userId, role: userId === owner ? 'OWNER' : 'MEMBER' })),
      };
      await dieAt(nodes(), write, { kind: 'create', conversation });
      await vi.waitFor(async () => {
        const members = await one.members.page(conversation.id, { limit: 9, after: null });
        expect(members.map(({ userId }) => userId)).toEqual(people);
        expect(await one.messages.newAfter(conversation.id, 0, 10)).toMatchObject([{ number: 1, system: { kind: 'created' } }]);
        expect(await toldOf(nodes(), conversation.id, 1)).toEqual(
          expect.arrayContaining(['message 1', ...people.map((userId) => `membership of ${userId}`)]),
        );
      }, WAIT);
      expect(await one.conversations.create(conversation)).toMatchObject({ created: false, conversation: { memberCount: 3 } });
    },
  );

  test('a change that is carried out once more, long after others, takes nothing of them back', async () => {
    const { one, database } = nodes();
    const room = await startRoom(nodes());
    const [owner, bob] = room.people;
    const told = tells(bob, { kind: 'left', userId: bob });
    await one.members.leave(room.id, bob, told);
    const joined = tells(owner, { kind: 'joined', userIds: [bob] });
    await one.members.join(room.id, [{ userId: bob, role: 'ADMIN' }], 8, joined);
    const head = await headOf(one, room.id);
    const late = { change: 2, at: new Date(0), moves: [{ userId: bob, to: 'LEFT' as const }], told };
    await database.conversations.updateOne({ _id: room.id }, { $set: { pending: late } });
    await vi.waitFor(async () => {
      expect(await database.conversations.findOne({ _id: room.id })).toMatchObject({ pending: null });
    }, WAIT);
    expect(await memberOf(one, room.id, bob)).toMatchObject({ role: 'ADMIN', leftAt: null });
    expect(await headOf(one, room.id)).toEqual(head);
  });
}

/** On nodes that sweep too seldom to be what carries it out. */
export function halfMadeTests(nodes: () => MongoNodes): void {
  test('who meets a conversation that was left half made carries it out at once', async () => {
    const { one } = nodes();
    const room = await startRoom(nodes());
    const [owner, bob, eve] = room.people;
    const told = tells(bob, { kind: 'left', userId: bob });
    await dieAt(nodes(), 'conversation.updateOne', { kind: 'leave', conversationId: room.id, userId: bob, told });
    const removed = await one.members.leave(room.id, eve, tells(owner, { kind: 'removed', userId: eve }));
    expect(removed.number).toBe(3);
    expect(await one.members.find(room.id, bob)).toBeNull();
    expect((await conversationOf(one, room.id)).memberCount).toBe(1);
  });
}
