import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageRow } from '../../src/store/rows.ts';
import type { MessagesStore } from '../../src/store/store.ts';
import { draftOf, headOf, memberOf, type Nodes, startRoom } from '../support/room.ts';

/** What a client may do, in any order, any number of times; numbers are taken by their remainder, so that each means something. */
type Step =
  | { do: 'say'; who: number; clientId: number; thread: number | null }
  | { do: 'read'; who: number; number: number }
  | { do: 'readThread'; who: number; thread: number; counted: number }
  | { do: 'delete'; number: number };

const who = fc.integer({ min: 0, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('say' as const), who, clientId: fc.nat(12), thread: fc.option(fc.nat(3)) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('read' as const), who, number: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('readThread' as const), who, thread: fc.nat(3), counted: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), number: fc.nat(30) }) },
);

/** The plainest account of what happened: a list, and how far each person has read. */
class Account {
  readonly said: MessageRow[] = [];
  readonly read = new Map<string, number>();
  readonly threadRead = new Map<string, number>();

  note(message: MessageRow): void {
    if (this.said.some(({ number }) => number === message.number)) return;
    this.said.push(message);
    const { senderId, number, threadRoot } = message;
    if (threadRoot === null) this.forward(this.read, senderId, number);
    else this.forward(this.threadRead, `${senderId}/${threadRoot}`, this.repliesTo(threadRoot).length);
  }

  forward(pointers: Map<string, number>, key: string, to: number): void {
    pointers.set(key, Math.max(pointers.get(key) ?? 0, to));
  }

  repliesTo(root: number): MessageRow[] {
    return this.said.filter(({ threadRoot }) => threadRoot === root);
  }

  unread(userId: string): number {
    return this.said.filter(({ threadRoot, number }) => threadRoot === null && number > (this.read.get(userId) ?? 0)).length;
  }

  unreadReplies(userId: string, root: number): number {
    return this.repliesTo(root).length - (this.threadRead.get(`${userId}/${root}`) ?? 0);
  }
}

async function take(store: MessagesStore, conversationId: string, people: readonly string[], account: Account, given: Step) {
  const roots = account.said.filter(({ threadRoot }) => threadRoot === null);
  const person = (index: number) => people[index] ?? '';
  if (given.do === 'say') {
    const root = given.thread === null ? undefined : roots[given.thread % Math.max(roots.length, 1)];
    // One client id says one thing: where it was said is part of it.
    const clientId = `${given.clientId}/${given.thread}`;
    const draft = draftOf(conversationId, person(given.who), { clientId, threadRoot: root?.number ?? null });
    account.note((await store.messages.append(draft)).message);
  } else if (given.do === 'read') {
    const { number } = await headOf(store, conversationId);
    const to = 1 + (given.number % number);
    await store.members.movePointer(conversationId, person(given.who), { kind: 'READ', number: to });
    account.forward(account.read, person(given.who), to);
  } else if (given.do === 'readThread') {
    const root = roots[given.thread % Math.max(roots.length, 1)];
    if (root === undefined) return;
    const to = Math.min(given.counted, account.repliesTo(root.number).length);
    if (to === 0) return;
    const number = account.repliesTo(root.number)[to - 1]?.number ?? 0;
    await store.notes.readThread(person(given.who), root, { threadCounted: to, number });
    account.forward(account.threadRead, `${person(given.who)}/${root.number}`, to);
  } else {
    const message = account.said[given.number % Math.max(account.said.length, 1)];
    if (message === undefined) return;
    const deletedAt = new Date();
    await store.messages.change(message, () => ({ body: '', deletedAt, deletedBy: message.senderId }), message.senderId);
  }
}

async function expectExact(store: MessagesStore, conversationId: string, people: readonly string[], account: Account) {
  const { counted } = await headOf(store, conversationId);
  const roots = account.said.filter(({ number }) => account.repliesTo(number).length > 0);
  const threads = await store.messages.threadsOf(roots);
  expect(new Set(threads.map(({ number }) => number))).toEqual(new Set(roots.map(({ number }) => number)));
  for (const userId of people) {
    const { readCounted } = await memberOf(store, conversationId, userId);
    expect(counted - readCounted, 'unread').toBe(account.unread(userId));
    const read = new Map(
      (await store.notes.threadsRead(roots.map(({ number }) => ({ userId, conversationId, number })))).map(
        ({ number, threadCounted }) => [number, threadCounted],
      ),
    );
    for (const { number, replyCount } of threads) {
      expect(replyCount - (read.get(number) ?? 0), 'unread replies').toBe(account.unreadReplies(userId, number));
    }
  }
}

export function unreadContract(nodes: () => Nodes): void {
  test('what is unread is exact, however sends, reads and deletions of several devices are mixed and repeated', {
    timeout: 120_000,
  }, async () => {
    const { one, two } = nodes();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40 }),
        fc.infiniteStream(fc.boolean()),
        async (steps, repeated) => {
          const room = await startRoom(nodes());
          const account = new Account();
          const taken: Step[] = [];
          for (const [index, given] of steps.entries()) {
            const store = index % 2 === 0 ? one : two;
            await take(store, room.id, room.people, account, given);
            taken.push(given);
            const { value: again } = repeated.next();
            const earlier = taken[Math.floor(taken.length / 2)];
            if (again && earlier !== undefined) await take(store, room.id, room.people, account, earlier);
          }
          await expectExact(one, room.id, room.people, account);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('the same when every device speaks at once', { timeout: 120_000 }, async () => {
    const { one, two } = nodes();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who, thread: fc.boolean(), read: fc.nat(20) }), { minLength: 5, maxLength: 25 }),
        async (acts) => {
          const room = await startRoom(nodes());
          const account = new Account();
          const { message: root } = await one.messages.append(draftOf(room.id, room.people[0]));
          account.note(root);
          const said = await Promise.all(
            acts.map(async ({ who: index, thread, read }, act) => {
              const store = act % 2 === 0 ? one : two;
              const userId = room.people[index] ?? '';
              const number = 1 + (read % 2);
              await store.members.movePointer(room.id, userId, { kind: 'READ', number });
              const draft = draftOf(room.id, userId, { threadRoot: thread ? root.number : null });
              const { message } = await store.messages.append(draft);
              await Promise.all([
                store.messages.append(draft),
                store.members.movePointer(room.id, userId, { kind: 'READ', number }),
              ]);
              return { message, read: { userId, number } };
            }),
          );
          for (const { message, read } of said.toSorted((a, b) => a.message.number - b.message.number)) {
            account.note(message);
            account.forward(account.read, read.userId, read.number);
          }
          await expectExact(two, room.id, room.people, account);
        },
      ),
      { numRuns: 10 },
    );
  });
}
