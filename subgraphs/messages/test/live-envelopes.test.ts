import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import { connectRedis, type RedisConnection } from '@parley/kit/redis';
import { type Envelope, type TopicKind, topicName } from '@parley/kit/topics';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
let redis: RedisConnection;
beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '100000', RECEIPTS_NAME_UP_TO: '3' } });
  redis = await connectRedis({ url: messages.environment['REDIS_URL'] ?? '', log: silentLog() });
});
afterAll(async () => {
  await redis.stop();
  await messages[Symbol.asyncDispose]();
});

const mutation = (field: string, input: string) => `mutation { ${field}(input: { ${input} }) { __typename } }`;
const change = (field: string, input: string, as: Viewer) => messages.ask(mutation(field, input), {}, as);

/** What is heard on topics, as the gateway hears it. */
async function listen(...topics: [TopicKind, string][]) {
  const prefix = messages.environment['REDIS_PREFIX'] ?? '';
  const heard: Envelope[] = [];
  const subscriber = redis.subscriber({ heard: (_, message) => heard.push(JSON.parse(message) as Envelope) });
  await Promise.all(topics.map(([kind, id]) => subscriber.subscribe(topicName(prefix, kind, id))));
  const on = (kind: TopicKind) => heard.filter(({ topic }) => topic.includes(`:${kind}:`));
  return { on, stop: () => subscriber.stop() };
}

async function startGroup() {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  return { chat, ada, bob, cy, group: await chat.group(ada, bob, cy) };
}

/** Of a conversation, without the one that tells of its beginning, which may still be under way when a test begins to listen. */
const inOrder = (envelopes: readonly Envelope[]) =>
  envelopes.filter(({ revision = 0 }) => revision > 1).toSorted((one, other) => (one.revision ?? 0) - (other.revision ?? 0));

test('each change of a conversation is told under its revision, with what it tells of, and nothing of what was said', async () => {
  const { chat, ada, bob, cy, group } = await startGroup();
  const heard = await listen(['messages/conversation', group]);
  const { id } = await chat.say(ada, group, 'hello');
  await chat.say(bob, group, 'a reply', { replyTo: id });
  await change('editMessage', `messageId: "${id}", body: "hello!"`, ada);
  await change('addReaction', `messageId: "${id}", emoji: "🎉"`, bob);
  await messages.ask(`mutation { pinMessage(messageId: "${id}") { __typename } }`, {}, ada);
  await messages.ask(`mutation { deleteMessage(messageId: "${id}") { __typename } }`, {}, ada);
  await messages.ask(`mutation { leaveConversation(conversationId: "${group}") { __typename } }`, {}, cy);
  await change('removeMember', `conversationId: "${group}", userId: "${bob.id}"`, ada);
  await vi.waitFor(() => expect(inOrder(heard.on('messages/conversation'))).toHaveLength(8), 10_000);
  const told = inOrder(heard.on('messages/conversation')).map(({ revision, number, ends, payload }) => {
    const { change: what } = payload as { change: string };
    return { revision, number, what, ...(ends === undefined ? {} : { ends }) };
  });
  expect(told).toEqual([
    { revision: 2, number: 2, what: 'sent' },
    { revision: 3, number: 3, what: 'sent' },
    { revision: 4, number: 2, what: 'edited' },
    { revision: 5, number: 2, what: 'reacted' },
    { revision: 6, number: 2, what: 'pinned' },
    { revision: 7, number: 2, what: 'deleted' },
    { revision: 8, number: 4, what: 'sent', ends: [cy.id] },
    { revision: 9, number: 5, what: 'sent', ends: [bob.id] },
  ]);
  expect(JSON.stringify(heard.on('messages/conversation'))).not.toContain('hello');
  await heard.stop();
});

test('when a removal is acknowledged it has its revision, and all that is said later comes after it', async () => {
  const { chat, ada, bob, group } = await startGroup();
  const heard = await listen(['messages/conversation', group]);
  await change('removeMember', `conversationId: "${group}", userId: "${bob.id}"`, ada);
  const { number } = await chat.say(ada, group, 'without bob');
  await vi.waitFor(() => expect(inOrder(heard.on('messages/conversation'))).toHaveLength(2), 10_000);
  const [removal, after] = inOrder(heard.on('messages/conversation'));
  expect(removal).toMatchObject({ number: number - 1, ends: [bob.id] });
  expect(after).toMatchObject({ number, revision: (removal?.revision ?? 0) + 1 });
  await heard.stop();
});

test('whoever is erased hears no more of what they were in', async () => {
  const { chat, ada, bob, group } = await startGroup();
  const direct = await chat.direct(ada, bob);
  const heard = await listen(['messages/conversation', group], ['messages/conversation', direct]);
  const eventLog = createRedisEventLog({ client: redis.client, prefix: messages.environment['REDIS_PREFIX'] ?? '' });
  const at = new Date().toISOString();
  const event = { id: newId(), name: 'account.erased', key: bob.id, at, payload: { userId: bob.id } } as const;
  await eventLog.append('users', [{ number: 1, event }]);
  const endings = () => heard.on('messages/conversation').filter(({ ends }) => ends !== undefined);
  await vi.waitFor(() => expect(endings()).toMatchObject([{ ends: [bob.id], payload: { conversationId: group } }]), 10_000);
  // The place in a direct conversation stays, so that the other still sees a conversation of two.
  expect(await chat.seenBy(ada, direct)).toEqual(['CREATED']);
  await heard.stop();
});

test('people are told where they join and leave, and their own devices what they read and prefer and what they become', async () => {
  const { ada, bob, group } = await startGroup();
  const dee = person();
  const heard = await listen(['messages/memberships', dee.id], ['messages/own', dee.id], ['messages/receipts', group]);
  await change('addMembers', `conversationId: "${group}", userIds: ["${dee.id}"]`, ada).catch(() => undefined);
  await vi.waitFor(() => expect(heard.on('messages/memberships')).toHaveLength(1), 10_000);
  await change('setMemberRole', `conversationId: "${group}", userId: "${dee.id}", role: ADMIN`, ada);
  await change('setConversationPreferences', `conversationId: "${group}", pinned: true`, dee);
  await change('markRead', `conversationId: "${group}", number: 2`, dee);
  await change('markRead', `conversationId: "${group}", number: 1`, dee);
  await vi.waitFor(() => expect(heard.on('messages/own')).toHaveLength(3), 10_000);
  for (const envelope of heard.on('messages/own')) {
    expect(envelope).toMatchObject({ key: group, payload: { conversationId: group, userId: dee.id, change: 'changed' } });
    expect(envelope.revision).toBeUndefined();
  }
  await change('removeMember', `conversationId: "${group}", userId: "${dee.id}"`, ada);
  await vi.waitFor(() => expect(heard.on('messages/memberships')).toHaveLength(2), 10_000);
  expect(heard.on('messages/memberships')).toMatchObject([{ payload: { change: 'joined' } }, { payload: { change: 'left' } }]);
  expect(heard.on('messages/own')).toHaveLength(3);
  expect(heard.on('messages/receipts'), 'in a conversation of more people than are named').toEqual([]);
  await change('markDelivered', `conversationId: "${group}", number: 1`, bob);
  await vi.waitFor(() => expect(heard.on('messages/receipts')).toHaveLength(1), 10_000);
  expect(heard.on('messages/receipts')[0]).toMatchObject({
    key: `${bob.id}:DELIVERED`,
    payload: { conversationId: group, userId: bob.id, kind: 'DELIVERED', number: 1 },
  });
  await heard.stop();
});
