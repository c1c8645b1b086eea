import type { Place } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { eventsOf, type LiveGateway, liveGateway, topicOf } from './support/live.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
let gateway: LiveGateway;
beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '1000000' } });
  gateway = await liveGateway(messages);
});
afterAll(() => messages[Symbol.asyncDispose]());

/** Only what is shared: a client works out itself what is unread. */
const KNOWN = '{ id number sender { id } system { kind } thread { root { id } } }';
const UPDATE = `{ event { ... on MessageAdded { message ${KNOWN} } ... on MessageChanged { message ${KNOWN} } } }`;
const UNREAD = `query ($id: ID!) { conversation(id: $id) {
  unreadCount messages(last: 100) { edges { node { id thread { unread } } } }
} }`;

interface Known {
  id: string;
  number: number;
  sender: { id: string };
  system: object | null;
  thread: { root: { id: string } } | null;
}

/** What one person's client knows: messages, in whatever order and however often they were told, and how far the person has read. */
class Client {
  private readonly known = new Map<string, Known>();
  private readonly read = new Map<string, number>();

  constructor(private readonly viewer: Viewer) {}

  hear(message: Known): void {
    this.known.set(message.id, message);
    if (message.sender.id === this.viewer.id && message.system === null) this.readUpTo(lineOf(message), message.number);
  }

  readUpTo(line: string, number: number): void {
    this.read.set(line, Math.max(this.read.get(line) ?? 0, number));
  }

  unread(line: string): number {
    const from = this.read.get(line) ?? 0;
    return [...this.known.values()].filter(
      (message) => message.system === null && lineOf(message) === line && message.number > from,
    ).length;
  }

  roots(): string[] {
    return [...new Set([...this.known.values()].map(lineOf))].filter((line) => line !== MAIN);
  }
}

const MAIN = 'the main line';
const lineOf = ({ id, thread }: Known) => (thread === null || thread.root.id === id ? MAIN : thread.root.id);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), who: fc.nat(2), thread: fc.option(fc.nat(3)) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), index: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('readThread' as const), index: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), index: fc.nat(20) }) },
);

test('what is unread, in the main line and in threads, follows from what was told and how far somebody has read, in any order and told twice', {
  timeout: 120_000,
}, async () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat(1000)), async (taken, chances) => {
      const chat = chatOf(messages);
      const people = [person(), person(), person()] as [Viewer, Viewer, Viewer];
      const [ada, bob] = people;
      const group = await chat.group(...people);
      const { topic, head, audience } = topicOf(await gateway.open(bob, 'conversationEvents', { conversationId: group }));
      const client = new Client(bob);
      const roots: { id: string; number: number }[] = [];
      const replies: { id: string; number: number; root: string }[] = [];
      let last = 1;

      for (const given of taken) {
        if (given.do === 'say') {
          const as = people[given.who] as Viewer;
          const root = given.thread === null ? undefined : roots[given.thread % Math.max(roots.length, 1)];
          const said = await chat.say(as, group, 'hello', root === undefined ? {} : { replyTo: root.id });
          last = said.number;
          if (root === undefined) roots.push(said);
          else replies.push({ ...said, root: root.id });
        } else if (given.do === 'read') {
          const number = 1 + (given.index % last);
          await messages.ask(
            `mutation { markRead(input: { conversationId: "${group}", number: ${number} }) { __typename } }`,
            {},
            bob,
          );
          client.readUpTo(MAIN, number);
        } else if (given.do === 'readThread') {
          const reply = replies[given.index % Math.max(replies.length, 1)];
          if (reply === undefined) continue;
          await messages.ask(`mutation { readThread(messageId: "${reply.id}") { __typename } }`, {}, bob);
          client.readUpTo(reply.root, reply.number);
        } else {
          const message = [...roots, ...replies][given.index % Math.max(roots.length + replies.length, 1)];
          if (message === undefined) continue;
          // Whoever did not say it is refused, and then it stays.
          await messages.graph(`mutation { deleteMessage(messageId: "${message.id}") { __typename } }`, {}, ada);
        }
      }

      const events = eventsOf(topic, await gateway.replay(topic, head as Place));
      const results = await gateway.resolve(audience ?? '', 'conversationEvents', UPDATE, events);
      const told = results.flatMap((result) => {
        const update = result?.data?.['conversationEvents'] as { event: { message: Known } } | undefined;
        return update === undefined ? [] : [update.event.message];
      });
      expect(told).toHaveLength(events.length);
      const order = [...told, ...told.slice(0, 5)].map((message) => ({ message, chance: chances.next().value }));
      for (const { message } of order.sort((one, other) => one.chance - other.chance)) client.hear(message);

      const { conversation } = await messages.ask(UNREAD, { id: group }, bob);
      expect(client.unread(MAIN)).toBe(conversation.unreadCount);
      const threads = (conversation.messages.edges as { node: { id: string; thread: { unread: number } | null } }[]).flatMap(
        ({ node }) => (node.thread === null ? [] : [[node.id, node.thread.unread]]),
      );
      expect(Object.fromEntries(client.roots().map((root) => [root, client.unread(root)]))).toEqual(Object.fromEntries(threads));
    }),
    { numRuns: 15 },
  );
});
