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
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '1000000', GROUP_LARGEST: '50' } });
  gateway = await liveGateway(messages);
});
afterAll(() => messages[Symbol.asyncDispose]());

const MESSAGE = `{
  id number sentAt body html editedAt deletedAt pinnedAt archivedAt permalink sender { id } deletedBy { id } pinnedBy { id }
  edits { body html saidAt } mentions { people { id } everyone here } system { kind people { id } name topic role archived status }
  reactions { emoji count people { id } } quote { id } forwardedFrom { __typename } thread { root { id } }
}`;
const CONVERSATION = '{ id kind name topic isPublic historyForNewMembers archiveAfterDays createdAt archivedAt memberCount }';
const SNAPSHOT = `query ($id: ID!) { conversation(id: $id) {
  position ... on Conversation ${CONVERSATION}
  messages(first: 100) { edges { node { ... on Message ${MESSAGE} replies(first: 100) { edges { node ${MESSAGE} } } } } }
} }`;
const UPDATE = `{ kind position conversation ${CONVERSATION} event {
  __typename ... on MessageAdded { message ${MESSAGE} } ... on MessageChanged { change message ${MESSAGE} }
} }`;

interface Shown {
  id: string;
  number: number;
  thread: unknown;
}

/** What a client holds of a conversation. */
interface Held {
  position: string;
  conversation: object;
  messages: Map<string, Shown>;
}

/** Threads grow by their replies, which are messages of their own; whether there is one is all that is compared of them. */
const shownOf = (message: Shown): Shown => ({ ...message, thread: null });

async function snapshotOf(id: string, as: Viewer): Promise<Held> {
  const { conversation } = await messages.ask(SNAPSHOT, { id }, as);
  const { position, messages: line, ...rest } = conversation;
  const all = (line.edges as { node: Shown & { replies: { edges: { node: Shown }[] } } }[]).flatMap(
    ({ node: { replies, ...message } }) => [message, ...replies.edges.map(({ node }) => node)],
  );
  return { position, conversation: rest, messages: new Map(all.map((message) => [message.id, shownOf(message)])) };
}

interface Update {
  position: string;
  conversation: object;
  event: { __typename: string; message: Shown };
}

/**
 * Brings what a client holds up to date, in pages of `limit`; `takes` says for each page how much of it arrives before the client is dropped,
 * and goes on from its position. Gives also how often each message was told as new.
 */
async function catchUp(id: string, as: Viewer, held: Held, limit: number, takes: (of: number) => number) {
  const messagesHeld = new Map(held.messages);
  const news = new Map<string, number>();
  let { position, conversation } = held;
  for (;;) {
    const { topic, from, audience } = topicOf(
      await gateway.open(as, 'conversationEvents', { conversationId: id, after: position }),
    );
    let place = from as Place;
    for (;;) {
      const page = await gateway.replay(topic, place, { limit, viewers: [as.id] });
      expect(page).toMatchObject({ lost: [], reset: false });
      const taken = takes(page.events.length);
      const results = await gateway.resolve(audience ?? '', 'conversationEvents', UPDATE, eventsOf(topic, page).slice(0, taken));
      for (const result of results) {
        expect(result?.errors).toBeUndefined();
        const update = result?.data?.['conversationEvents'] as Update;
        const { message } = update.event;
        if (update.event.__typename === 'MessageAdded') news.set(message.id, (news.get(message.id) ?? 0) + 1);
        messagesHeld.set(message.id, shownOf(message));
        ({ position, conversation } = update);
      }
      if (taken < page.events.length) break;
      if (!page.more) return { held: { position, conversation, messages: messagesHeld }, news };
      place = page.until;
    }
  }
}

/** All of the page. */
const wholly = (of: number) => of;

interface Room {
  id: string;
  ada: Viewer;
  bob: Viewer;
  cy: Viewer;
  /** Messages that people said. */
  said: string[];
}

const mutation = (field: string, input: string) => `mutation { ${field}(input: { ${input} }) { __typename } }`;
const chat = () => chatOf(messages);
const about = (room: Room, index = 0) => room.said[index % room.said.length] ?? '';

async function startRoom(): Promise<Room> {
  const [ada, bob, cy] = [person(), person(), person()];
  const id = await chat().group(ada, bob, cy);
  const said: string[] = [];
  for (const body of ['one', 'two', 'three']) said.push((await chat().say(ada, id, body)).id);
  return { id, ada, bob, cy, said };
}

/** Each takes a number, by which it is about one message or another. */
const MUTATIONS: Record<string, (room: Room, index: number) => Promise<unknown>> = {
  'a message': async (room) => room.said.push((await chat().say(room.ada, room.id, 'hello')).id),
  'a mention': (room) => chat().say(room.ada, room.id, `<@${room.bob.id}> @here`),
  'a quote': (room, index) =>
    chat()
      .say(room.ada, room.id, 'so', { quote: about(room, index) })
      .catch(gone),
  'a reply': (room, index) => chat().say(room.bob, room.id, 'a reply', { replyTo: about(room, index) }),
  'an edit': (room, index) =>
    messages.graph(mutation('editMessage', `messageId: "${about(room, index)}", body: "edited ${index}"`), {}, room.ada),
  'a deletion': (room, index) =>
    messages.ask(`mutation { deleteMessage(messageId: "${about(room, index)}") { __typename } }`, {}, room.ada),
  'a pin': (room, index) =>
    messages.graph(`mutation { pinMessage(messageId: "${about(room, index)}") { __typename } }`, {}, room.ada),
  'an unpin': (room, index) =>
    messages.ask(`mutation { unpinMessage(messageId: "${about(room, index)}") { __typename } }`, {}, room.ada),
  'a reaction': (room, index) =>
    messages.graph(mutation('addReaction', `messageId: "${about(room, index)}", emoji: "🎉"`), {}, room.bob),
  'a reaction taken back': (room, index) =>
    messages.ask(mutation('removeReaction', `messageId: "${about(room, index)}", emoji: "🎉"`), {}, room.bob),
  'another name': (room, index) =>
    messages.ask(mutation('updateConversation', `conversationId: "${room.id}", name: "Name ${index}"`), {}, room.ada),
  'other settings': (room, index) =>
    messages.ask(mutation('updateConversation', `conversationId: "${room.id}", archiveAfterDays: ${index + 1}`), {}, room.ada),
  'somebody who joins': (room) =>
    messages.ask(mutation('addMembers', `conversationId: "${room.id}", userIds: ["${person().id}"]`), {}, room.ada),
  'somebody who leaves and comes back': async (room) => {
    await messages.ask(`mutation { leaveConversation(conversationId: "${room.id}") { __typename } }`, {}, room.cy);
    await messages.ask(mutation('addMembers', `conversationId: "${room.id}", userIds: ["${room.cy.id}"]`), {}, room.ada);
  },
  'another role': (room, index) =>
    messages.ask(
      mutation(
        'setMemberRole',
        `conversationId: "${room.id}", userId: "${room.bob.id}", role: ${index % 2 === 0 ? 'ADMIN' : 'MEMBER'}`,
      ),
      {},
      room.ada,
    ),
  'an archiving, taken back': async (room) => {
    for (const archived of [true, false]) {
      await messages.ask(mutation('archiveConversation', `conversationId: "${room.id}", archived: ${archived}`), {}, room.ada);
    }
  },
};

/** What was deleted cannot be quoted. */
const gone = () => undefined;

const expectSame = (held: Held, now: Held) => {
  expect(held.conversation).toEqual(now.conversation);
  expect([...held.messages.values()].sort(byNumber)).toEqual([...now.messages.values()].sort(byNumber));
};
const byNumber = (one: Shown, other: Shown) => one.number - other.number;

test.each(Object.entries(MUTATIONS))(
  'a snapshot and what is told after its position make the later snapshot: %s',
  async (_, mutate) => {
    const room = await startRoom();
    const before = await snapshotOf(room.id, room.ada);
    await mutate(room, 0);
    const now = await snapshotOf(room.id, room.ada);
    const { held, news } = await catchUp(room.id, room.ada, before, 2, wholly);
    expectSame(held, now);
    expect([...news.keys()].sort()).toEqual([...now.messages.keys()].filter((id) => !before.messages.has(id)).sort());
  },
);

test('the same after anything, however it is cut into pages and wherever the client is dropped, and each new message is told once as new', {
  timeout: 120_000,
}, async () => {
  const steps = fc.array(fc.record({ what: fc.constantFrom(...Object.keys(MUTATIONS)), index: fc.nat(9) }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(
      steps,
      steps,
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.nat(4)),
      async (first, then, limit, cuts) => {
        const room = await startRoom();
        const take = async (all: typeof first) => {
          for (const { what, index } of all)
            await (MUTATIONS[what] as (room: Room, index: number) => Promise<unknown>)(room, index);
        };
        await take(first);
        const before = await snapshotOf(room.id, room.ada);
        await take(then);
        const now = await snapshotOf(room.id, room.ada);
        const takes = (of: number) => {
          const { value: cut } = cuts.next();
          return cut === 0 || of < 2 ? of : 1 + (cut % of);
        };
        const { held, news } = await catchUp(room.id, room.ada, before, limit, takes);
        expectSame(held, now);
        const fresh = [...now.messages.keys()].filter((id) => !before.messages.has(id));
        expect(Object.fromEntries(news)).toEqual(Object.fromEntries(fresh.map((id) => [id, 1])));
      },
    ),
    { numRuns: 15 },
  );
});
