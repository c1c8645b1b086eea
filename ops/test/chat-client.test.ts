import { randomUUID } from 'node:crypto';
import { type Person, startChat, type TestChat } from '@parley/ops/dev/testing/chat';
import { type ChatClientOptions, createChatClient } from '@parley/schema/client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';

const INBOX = `subscription Inbox($positions: [ConversationPositionInput!]) {
  inbox(positions: $positions) {
    kind conversationId position
    event { ... on MessageAdded { message { number body } } ... on MessageChanged { message { number body } } }
  }
}`;
const MESSAGE_ADDED = `subscription Follow($conversationId: ID!, $after: String) {
  messageAdded(conversationId: $conversationId, after: $after) { kind position message { body } }
}`;
const CREATE = 'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { conversation { id } } }';
const REMOVE = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
const EDIT = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
const POSITION = 'query ($id: ID!) { conversation(id: $id) { position } }';

interface Inbox {
  inbox: { kind: string; conversationId: string; event: { message: { number: number; body: string } } | null };
}

let chat: TestChat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

function clientOf({ token }: Person, options: Partial<ChatClientOptions> = {}) {
  const client = createChatClient({ url: chat.url, credential: () => token, ...options });
  onTestFinished(() => client.stop());
  return client;
}

type Client = ReturnType<typeof clientOf>;

/** Somebody of this name whom no other test knows. */
const register = (name: string) => chat.register(`${name}-${randomUUID()}`);

async function beginChannel(client: Client, members: readonly Person[]): Promise<string> {
  const input = { name: 'News', userIds: members.map(({ id }) => id) };
  const created = await client.ask<{ createChannel: { conversation: { id: string } } }, object>(CREATE, { input });
  return created.createChannel.conversation.id;
}

async function nextOf<Data>(results: AsyncIterator<{ data?: Data | null }>): Promise<Data> {
  const { value } = await results.next();
  return value.data as Data;
}

test('an inbox goes on over connections that break, and forgets a conversation that is over', async () => {
  const [ada, bob] = [await register('Ada'), await register('Bob')];
  const writer = clientOf(ada);
  const conversationId = await beginChannel(writer, [bob]);
  const sockets: WebSocket[] = [];
  class Remembered extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols);
      sockets.push(this);
    }
  }
  const inbox = clientOf(bob, { webSocket: Remembered }).followInbox<Inbox>(INBOX, {});
  expect((await nextOf(inbox)).inbox).toMatchObject({ kind: 'STARTED', conversationId });

  const said: unknown[] = [];
  for (const body of ['one', 'two', 'three']) {
    sockets.at(-1)?.terminate();
    const { id: messageId } = await writer.sendMessage({ conversationId, body });
    said.push((await nextOf(inbox)).inbox.event?.message);
    await writer.ask(EDIT, { input: { messageId, body: `${body}!` } });
    said.push((await nextOf(inbox)).inbox.event?.message);
  }
  expect(said).toEqual(
    ['one', 'two', 'three'].flatMap((body, index) => [
      { number: index + 2, body },
      { number: index + 2, body: `${body}!` },
    ]),
  );
  expect(sockets).toHaveLength(4);

  await writer.ask(REMOVE, { input: { conversationId, userId: bob.id } });
  expect((await nextOf(inbox)).inbox).toMatchObject({ kind: 'ENDED', conversationId });
  const later = await beginChannel(writer, [bob]);
  expect((await nextOf(inbox)).inbox).toMatchObject({ kind: 'STARTED', conversationId: later });
  expect(Object.keys(inbox.positions)).toEqual([]);
});

test('a program that starts again goes on from the position that it has kept, or from that of its screen', async () => {
  const ada = await register('Ada');
  const writer = clientOf(ada);
  const conversationId = await beginChannel(writer, []);
  const { conversation } = await writer.ask<{ conversation: { position: string } }, object>(POSITION, { id: conversationId });
  for (const body of ['one', 'two', 'three']) await writer.sendMessage({ conversationId, body });

  interface Added {
    messageAdded: { message: { body: string } | null };
  }
  const follow = (position: string | null) => clientOf(ada).follow<Added>(MESSAGE_ADDED, { conversationId }, { position });
  const first = follow(conversation.position);
  expect((await nextOf(first)).messageAdded.message?.body).toBe('one');
  expect((await nextOf(first)).messageAdded.message?.body).toBe('two');
  expect((await nextOf(follow(first.position))).messageAdded.message?.body).toBe('two');
});

test('who is no member is refused with the code, and is not asked to wait', async () => {
  const [ada, bob] = [await register('Ada'), await register('Bob')];
  const conversationId = await beginChannel(clientOf(ada), []);
  await expect(clientOf(bob).follow(MESSAGE_ADDED, { conversationId }).next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a message that is said ten times at once is one', async () => {
  const writer = clientOf(await register('Ada'));
  const conversationId = await beginChannel(writer, []);
  const message = { conversationId, body: 'once', clientId: 'a-program-1' };
  const [first, ...others] = await Promise.all(Array.from({ length: 10 }, () => writer.sendMessage(message)));
  expect(others).toEqual(others.map(() => first));
});
