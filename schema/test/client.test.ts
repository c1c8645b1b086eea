import { expect, onTestFinished, test, vi } from 'vitest';
import { type ChatClientOptions, type ConnectionState, createChatClient } from '../client/chat-client.ts';
import { type RoomServer, startRoomServer } from './support/room-server.ts';

const MESSAGE_ADDED = `subscription Follow($conversationId: ID!, $after: String) {
  messageAdded(conversationId: $conversationId, after: $after) { kind position message { number body } }
}`;
const INBOX = `subscription Inbox($positions: [ConversationPositionInput!]) {
  inbox(positions: $positions) { kind conversationId position message { number body } }
}`;

interface Update {
  kind: 'STARTED' | 'EVENT' | 'RESET' | 'ENDED';
  position: string;
  message: { number: number; body: string } | null;
}

interface InboxUpdate extends Update {
  conversationId: string;
}

function clientOf({ url }: Pick<RoomServer, 'url'>, options: Partial<ChatClientOptions> = {}) {
  const client = createChatClient({ url, ...options });
  onTestFinished(() => client.stop());
  return client;
}

const followTea = (client: ReturnType<typeof clientOf>, position?: string) =>
  client.follow<{ messageAdded: Update }>(MESSAGE_ADDED, { conversationId: 'tea' }, { position });

/** Takes so many results, and says what was in them. */
async function take<Data>(results: AsyncIterator<{ data?: Data | null }>, count: number): Promise<Data[]> {
  const taken: Data[] = [];
  while (taken.length < count) {
    const { value, done } = await results.next();
    if (done === true) throw new Error(`It ended after ${taken.length} of ${count}.`);
    taken.push(value.data as Data);
  }
  return taken;
}

const said = ({ messageAdded: { kind, message } }: { messageAdded: Update }) => message?.body ?? kind;

test('what is said while the connection is gone arrives once, in order, when it is back', async () => {
  await using server = await startRoomServer();
  const results = followTea(clientOf(server));
  expect((await take(results, 1)).map(said)).toEqual(['STARTED']);
  server.say('tea', 'one');
  expect((await take(results, 1)).map(said)).toEqual(['one']);
  for (const body of ['two', 'three', 'four']) {
    server.drop();
    server.say('tea', body);
    expect((await take(results, 1)).map(said)).toEqual([body]);
  }
  expect(server.subscriptions()).toBe(4);
});

test('a result counts as done with when the next one is taken, so that a failing program loses none', async () => {
  await using server = await startRoomServer();
  for (const body of ['one', 'two', 'three']) server.say('tea', body);
  const first = followTea(clientOf(server), '0');
  const handled: string[] = [];
  await expect(async () => {
    for await (const { data } of first) {
      if (data?.messageAdded.message?.body === 'two') throw new Error('The disk is full.');
      handled.push(said(data as { messageAdded: Update }));
    }
  }).rejects.toThrow('The disk is full.');
  expect(handled).toEqual(['one']);

  const second = followTea(clientOf(server), first.position ?? undefined);
  expect((await take(second, 2)).map(said)).toEqual(['two', 'three']);
});

test('an inbox goes on in each conversation from its own position, and forgets those that have ended', async () => {
  await using server = await startRoomServer();
  for (const room of ['tea', 'cake', 'rent']) server.say(room, 'hello');
  const results = clientOf(server).followInbox<{ inbox: InboxUpdate }>(INBOX, {}, { positions: { tea: '0', cake: '1' } });
  const told = async (count: number) =>
    (await take(results, count)).map(({ inbox }) => `${inbox.conversationId} ${inbox.message?.body ?? inbox.kind}`).sort();
  expect(await told(2)).toEqual(['rent STARTED', 'tea hello']);
  server.drop();
  server.say('cake', 'more?');
  server.say('tea', 'more?');
  expect(await told(2)).toEqual(['cake more?', 'tea more?']);
  server.end('cake');
  expect(await told(1)).toEqual(['cake ENDED']);
  server.say('rent', 'due');
  expect(await told(1)).toEqual(['rent due']);
  expect(results.positions).toEqual({ tea: '2', rent: '1' });
});

test('who takes slowly is held no endless backlog, and misses nothing', async () => {
  await using server = await startRoomServer();
  const results = followTea(clientOf(server), '0');
  for (let index = 1; index <= 3_500; index++) server.say('tea', `${index}`);
  expect((await take(results, 1)).map(said)).toEqual(['1']);
  await vi.waitFor(() => expect(server.left()).toBe(1));
  expect((await take(results, 3_499)).map(said)).toEqual(Array.from({ length: 3_499 }, (_, index) => `${index + 2}`));
  expect(server.subscriptions()).toBeGreaterThan(1);
});

test('a subscription that is refused throws the code, and one whose subgraph is away is asked for again', async () => {
  await using server = await startRoomServer();
  server.say('tea', 'one');
  server.faults.push('UNAVAILABLE', 'UNAVAILABLE');
  expect((await take(followTea(clientOf(server), '0'), 1)).map(said)).toEqual(['one']);
  expect(server.subscriptions()).toBe(3);

  server.faults.push('NOT_FOUND');
  await expect(followTea(clientOf(server)).next()).rejects.toMatchObject({ name: 'Error', code: 'NOT_FOUND' });
});

test('a selection from which nothing could go on is refused at its first result', async () => {
  await using server = await startRoomServer();
  server.say('tea', 'one');
  const blind =
    'subscription ($conversationId: ID!, $after: String) { messageAdded(conversationId: $conversationId, after: $after) { kind } }';
  const results = clientOf(server).follow(blind, { conversationId: 'tea' }, { position: '0' });
  await results.next();
  await expect(results.next()).rejects.toThrow('select kind and position');
});

test('a gateway that stops says how long to stay away, and the client waits so long at least', async () => {
  await using server = await startRoomServer();
  const states: ConnectionState[] = [];
  const results = followTea(clientOf(server, { onState: (state) => states.push(state) }));
  await take(results, 1);
  server.close(1012, '{"retryAfterMs":1234}');
  server.say('tea', 'welcome back');
  expect((await take(results, 1)).map(said)).toEqual(['welcome back']);
  expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
  expect((states[2] as { forMs: number }).forMs).toBeGreaterThanOrEqual(1234);
});

test('a connection that nobody needs any more is closed, and another is had without a pause', async () => {
  await using server = await startRoomServer();
  const states: string[] = [];
  const client = clientOf(server, { onState: ({ kind }) => states.push(kind) });
  for (let times = 0; times < 2; times++) {
    const results = followTea(client);
    await results.next();
    expect(server.connections()).toBe(1);
    await results.return?.();
    await vi.waitFor(() => expect(server.connections()).toBe(0), { timeout: 5_000 });
  }
  expect(states).toEqual(['connecting', 'connected', 'connecting', 'connected']);
});

test('a connection that is closed for good is not tried again', async () => {
  await using server = await startRoomServer();
  const results = followTea(clientOf(server));
  await take(results, 1);
  const next = results.next();
  server.close(4403, 'Forbidden');
  await expect(next).rejects.toMatchObject({ closeCode: 4403, reason: 'Forbidden' });
});

test('a credential that is not accepted any more is asked for anew, once', async () => {
  await using server = await startRoomServer({ refusedCredentials: ['Bearer old', 'Bearer worse'] });
  const credentials = ['old', 'new'];
  const results = followTea(clientOf(server, { credential: () => credentials.shift() ?? null }));
  await take(results, 1);
  expect(server.shown).toEqual(['Bearer old', 'Bearer new']);

  const refused = followTea(clientOf(server, { credential: () => 'worse' }));
  await expect(refused.next()).rejects.toMatchObject({ closeCode: 4401 });
});

test('an access token is renewed over the open connection before it ends, once there is another', async () => {
  await using server = await startRoomServer({ credentialsLastMs: 2_000 });
  const credentials = ['old', 'old', 'new'];
  const results = followTea(clientOf(server, { credential: () => credentials.shift() ?? 'new' }));
  await take(results, 1);
  await vi.waitFor(() => expect(server.pinged).toEqual(['Bearer new']), { timeout: 5_000 });
  server.say('tea', 'still here');
  expect((await take(results, 1)).map(said)).toEqual(['still here']);
  expect(server.shown).toEqual(['Bearer old']);
  expect(server.subscriptions()).toBe(1);
});

test('a message whose acknowledgement is lost is said once', async () => {
  await using server = await startRoomServer();
  server.faults.push('lost', 'UNAVAILABLE', 'lost');
  const sent = await clientOf(server).sendMessage({ conversationId: 'tea', body: 'one' });
  expect(sent).toEqual({ id: 'tea-1', number: 1 });
  expect(server.messages('tea').map(({ body }) => body)).toEqual(['one']);
  expect(server.faults).toEqual([]);

  server.faults.push('NOT_FOUND');
  await expect(clientOf(server).sendMessage({ conversationId: 'rent', body: 'two' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('stopping the client ends what waits for more', async () => {
  await using server = await startRoomServer();
  const client = clientOf(server);
  const results = followTea(client);
  await take(results, 1);
  const next = results.next();
  client.stop();
  expect(await next).toEqual({ done: true, value: undefined });

  const ends = new AbortController();
  const other = clientOf(server).listen(MESSAGE_ADDED, { conversationId: 'tea' }, { signal: ends.signal });
  await other.next();
  const waiting = other.next();
  ends.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
