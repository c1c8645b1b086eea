import { setImmediate } from 'node:timers/promises';
import { createRequest, type DocumentInput, gql, type OperationResult, type OperationType } from '@urql/core';
import { expect, test } from 'vitest';
import { pipe, subscribe } from 'wonka';
import { CONVERSATION_LIST_PAGE } from '@/features/conversation-list/conversation-list.query.ts';
import { MESSAGE_PAGE } from '@/features/message-list/message-page.ts';
import { INBOX } from '@/live/inbox.ts';
import { VIEWER_MEMBER_CHANGED } from '@/live/viewer-member-changed.ts';
import { type Recorded, type RecordedChat, recordedChat } from './support/recorded-chat.ts';
import { ADA, added, BOB, changed, list, listed, page, reaction, shown, standing, told, update } from './support/written.ts';

const ROOM = { conversationId: 'room', last: 50 };

function screen(chat: RecordedChat, query: DocumentInput, variables: object, kind: OperationType = 'query') {
  let result: OperationResult | null = null;
  const { unsubscribe } = pipe(
    chat.client.executeRequestOperation(chat.client.createRequestOperation(kind, createRequest(query, variables))),
    subscribe((next) => {
      result = next;
    }),
  );
  return {
    get data() {
      return result?.data;
    },
    get stale() {
      return result?.stale;
    },
    close: unsubscribe,
  };
}

/** Subscriptions begin a moment after they were asked for. */
const begun = () => setImmediate();

/** Ada's page: a list with one conversation, its last messages, and the live subscriptions. */
async function adasPage({
  room = {},
  messages = page('messages', [shown(1, ADA), shown(2, BOB)]),
  answers = [] as Recorded[],
} = {}) {
  const conversation = () => listed('room', room);
  const chat = recordedChat('ada', [
    ['ConversationListPage', () => list(conversation())],
    ['MessagePage', () => ({ conversation: { __typename: 'Conversation', id: 'room', ...messages } })],
    ...answers,
  ]);
  const conversations = screen(chat, CONVERSATION_LIST_PAGE, { first: 30 });
  const history = screen(chat, MESSAGE_PAGE, ROOM);
  screen(chat, INBOX, { positions: [] }, 'subscription');
  screen(chat, VIEWER_MEMBER_CHANGED, {}, 'subscription');
  await begun();
  return {
    ...chat,
    conversations,
    history,
    say: (event: object, at = 3) => chat.tell('inbox', update(event, { at })),
    numbers: () => history.data?.conversation.messages?.edges.map(({ node }: { node: { number: number } }) => node.number),
    message: (number: number) =>
      history.data?.conversation.messages.edges.find(({ node }: { node: { number: number } }) => node.number === number)?.node,
    row: (id = 'room') =>
      conversations.data?.conversations.edges.find(({ node }: { node: { id: string } }) => node.id === id)?.node,
  };
}

test('a new message joins the page that ends with the newest one, and nothing is fetched for it', async () => {
  const ada = await adasPage();
  await ada.say(added(told(3, BOB, { reactions: [reaction('🎉', [ADA])] })));
  expect(ada.numbers()).toEqual([1, 2, 3]);
  expect(ada.message(3)).toMatchObject({ status: null, reactions: [{ viewerReacted: true }] });
  expect(ada.row()).toMatchObject({ lastMessage: { number: 3 }, lastMessageAt: '2026-11-21T12:00:03.000Z' });
  expect(ada.asked).toEqual(['ConversationListPage', 'MessagePage']);
});

test('a page that ends before the newest message is left as it is', async () => {
  const ada = await adasPage({ messages: page('messages', [shown(1, ADA)], { newer: true }) });
  await ada.say(added(told(3, BOB)));
  expect(ada.numbers()).toEqual([1]);
  expect(ada.row().lastMessage.number).toBe(3);
});

test('an event that is told twice, or late, changes nothing the second time', async () => {
  const ada = await adasPage();
  for (const number of [3, 5, 4, 3, 5]) await ada.say(added(told(number, BOB)), 5);
  expect(ada.numbers()).toEqual([1, 2, 3, 4, 5]);
  expect(ada.row().lastMessage.number).toBe(5);
});

test('what others say in the main line is unread, and nothing is after a message of one’s own', async () => {
  const ada = await adasPage();
  await ada.say(added(told(3, BOB)));
  await ada.say(
    added(
      told(4, BOB, {
        system: {
          __typename: 'SystemEvent',
          kind: 'RENAMED',
          people: [],
          name: 'x',
          topic: null,
          role: null,
          archived: null,
          status: null,
        },
      }),
    ),
    4,
  );
  await ada.say(added(told(5, BOB)), 5);
  await ada.say(added(told(5, BOB)), 5);
  expect(ada.row().viewerMember).toMatchObject({ unread: 2, lastReadNumber: 2 });
  await ada.say(added(told(6, ADA)), 6);
  expect(ada.row().viewerMember).toMatchObject({ unread: 0, lastReadNumber: 6 });
});

test('what another device has read is read here too, counted from the messages that are loaded', async () => {
  const ada = await adasPage();
  for (const number of [3, 4, 5]) await ada.say(added(told(number, BOB)), number);
  const { unread: _, ...read } = standing(0, 4);
  const conversation = { __typename: 'Conversation', id: 'room', viewerMember: read };
  await ada.tell('viewerMemberChanged', { __typename: 'MemberUpdate', kind: 'EVENT', conversationId: 'room', conversation });
  expect(ada.row().viewerMember).toMatchObject({ unread: 1, lastReadNumber: 4 });
  expect(ada.unsettled).toEqual([]);
});

test('what is unread is asked for where the loaded messages do not reach so far down', async () => {
  const ada = await adasPage({
    messages: page('messages', [shown(2, BOB)], { older: true }),
    room: { viewerMember: standing(9, 0) },
  });
  const { unread: _, ...read } = standing(0, 1);
  const conversation = { __typename: 'Conversation', id: 'room', viewerMember: { ...read, lastReadNumber: 1 } };
  await ada.tell('viewerMemberChanged', { __typename: 'MemberUpdate', kind: 'EVENT', conversationId: 'room', conversation });
  expect(ada.unsettled).toEqual([{ what: 'conversation', id: 'room' }]);
});

test('a reply joins its thread and not the main line, and is counted at the message that it answers', async () => {
  const root = shown(1, ADA);
  const ada = await adasPage({
    messages: page('messages', [root, shown(2, BOB)]),
    answers: [['Replies', () => ({ message: { ...root, ...page('replies', []) } })]],
  });
  const replies = screen(ada, REPLIES, { id: 'room-1' });
  const thread = (replyCount: number) => ({
    __typename: 'Thread',
    replyCount,
    lastReplyAt: `2026-11-21T12:01:0${replyCount}.000Z`,
    root: { __typename: 'Message', id: 'room-1' },
  });
  await ada.say(added(told(3, BOB, { thread: thread(1) })));
  await ada.say(added(told(3, BOB, { thread: thread(1) })));
  expect(ada.numbers()).toEqual([1, 2]);
  expect(ada.message(1).thread).toMatchObject({ replyCount: 1, unread: 1 });
  expect(replies.data?.message.replies.edges).toMatchObject([{ node: { id: 'room-3' } }]);
  expect(ada.row()).toMatchObject({ lastMessage: { number: 2 }, viewerMember: { unread: 0 } });
  expect(ada.unsettled).toEqual([]);
  await ada.say(added(told(4, BOB, { thread: thread(5) })), 4);
  expect(ada.message(1).thread.replyCount).toBe(5);
  expect(ada.unsettled).toEqual([{ what: 'thread', id: 'room-1' }]);
});

const ASK = gql`
  query AskConversation {
    conversation(id: "room") {
      id
      viewerMember { role }
    }
  }
`;

const REPLIES = gql`
  query Replies($id: ID!) {
    message(id: $id) {
      id
      replies(last: 50) {
        edges { node { id } }
        pageInfo { hasPreviousPage hasNextPage }
      }
    }
  }
`;

test('an edit, a deletion and reactions are shown where the message is', async () => {
  const ada = await adasPage();
  await ada.say(changed('EDITED', told(2, BOB, { body: 'better', editedAt: '2026-11-21T12:02:00.000Z' })));
  expect(ada.message(2)).toMatchObject({ body: 'better', editedAt: '2026-11-21T12:02:00.000Z' });
  await ada.say(changed('DELETED', told(2, BOB, { body: '', deletedAt: '2026-11-21T12:03:00.000Z' })));
  expect(ada.message(2).deletedAt).not.toBeNull();
  await ada.say(changed('REACTED', told(1, ADA, { reactions: [reaction('👍', [BOB]), reaction('🎉', [ADA, BOB])] })));
  expect(ada.message(1).reactions).toMatchObject([
    { emoji: '👍', viewerReacted: false },
    { emoji: '🎉', viewerReacted: true },
  ]);
});

test('a reaction of one’s own among very many is known after another one joins them', async () => {
  const reactions = [{ ...reaction('👍', [BOB], 40), viewerReacted: true }];
  const ada = await adasPage({ messages: page('messages', [shown(1, BOB, { reactions })]) });
  expect(ada.message(1).reactions[0].viewerReacted).toBe(true);
  await ada.say(changed('REACTED', told(1, BOB, { reactions: [reaction('🎉', [BOB]), reaction('👍', [BOB], 41)] })));
  expect(ada.message(1).reactions).toMatchObject([
    { emoji: '🎉', viewerReacted: false },
    { emoji: '👍', count: 41, viewerReacted: true },
  ]);
});

test('a message in a conversation that the list has not loaded asks for that conversation', async () => {
  const chat = recordedChat('ada', [
    ['ConversationListPage', () => list(listed('other'))],
    ['AskConversation', () => ({ conversation: listed('room') })],
  ]);
  const conversations = screen(chat, CONVERSATION_LIST_PAGE, { first: 30 });
  screen(chat, INBOX, { positions: [] }, 'subscription');
  await begun();
  await chat.tell('inbox', update(added(told(3, BOB))));
  expect(chat.unsettled).toEqual([{ what: 'conversation', id: 'room' }]);
  screen(chat, ASK, {});
  await setImmediate();
  expect(conversations.data?.conversations.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(['room', 'other']);
});

test('a conversation that the viewer is in no more leaves the list and is not shown from memory', async () => {
  let conversation: object | null = { __typename: 'Conversation', id: 'room', ...page('messages', [shown(2, BOB)]) };
  const ada = await adasPage({ answers: [['MessagePage', () => ({ conversation })]] });
  conversation = null;
  await ada.tell('inbox', update(null, { kind: 'ENDED' }));
  expect(ada.row()).toBeUndefined();
  expect(ada.history.data).toEqual({ conversation: null });
});

test('what cannot be continued is loaded afresh', async () => {
  let messages = page('messages', [shown(1, ADA), shown(2, BOB)]);
  const ada = await adasPage({
    answers: [['MessagePage', () => ({ conversation: { __typename: 'Conversation', id: 'room', ...messages } })]],
  });
  messages = page('messages', [shown(8, ADA), shown(9, BOB)], { older: true });
  await ada.tell('inbox', update(null, { kind: 'RESET', at: 9 }));
  await expect.poll(() => ada.numbers()).toEqual([8, 9]);
  expect(ada.unsettled).toContainEqual({ what: 'conversation', id: 'room' });
});

test('an answer that was read before an event does not take it back', async () => {
  let release = (): void => undefined;
  const ada = await adasPage();
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  ada.hold('MessagePage', late);
  screen(ada, MESSAGE_PAGE, { conversationId: 'room', around: 2 });
  await ada.say(changed('EDITED', told(2, BOB, { body: 'better' })));
  await ada.say(added(told(3, BOB)));
  release();
  await expect.poll(() => ada.numbers()).toEqual([1, 2, 3]);
  await expect.poll(() => ada.message(2).body).toBe('better');
});
