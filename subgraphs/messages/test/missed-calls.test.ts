import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import { connectRedis } from '@parley/kit/redis';
import type { Events } from '@parley/schema/events';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { askerOf } from './support/questions.ts';

const LAST = `query ($id: ID!) {
  conversation(id: $id) {
    unreadCount messages(last: 1) { edges { node { number body sender { id } system { kind people { id } } } } }
  }
}`;

let messages: TestMessages;
let chat: ReturnType<typeof chatOf>;
let redis: Awaited<ReturnType<typeof connectRedis>>;
beforeAll(async () => {
  messages = await startMessages();
  chat = chatOf(messages);
  redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
});
afterAll(async () => {
  await redis.stop();
  await messages[Symbol.asyncDispose]();
});

/** The presence subgraph tells of calls that nobody took; resolves once all of it has been dealt with. */
async function missed(...calls: { conversationId: string; caller: Viewer; by: Viewer[]; eventId?: string }[]): Promise<void> {
  const prefix = messages.environment['REDIS_PREFIX'] ?? '';
  const at = new Date().toISOString();
  const entries = calls.map(({ conversationId, caller, by, eventId = newId() }, index) => {
    const missedBy = by.map(({ id }) => id);
    const payload: Events['call.missed'] = { callId: 'a-call', conversationId, callerId: caller.id, missedBy, at };
    return { number: index, event: { id: eventId, name: 'call.missed' as const, key: conversationId, at, payload } };
  });
  await createRedisEventLog({ client: redis.client, prefix }).append('presence', entries);
  const key = `${prefix}:log:{presence}`;
  await expect
    .poll(async () => {
      const [group = []] = (await redis.client.xinfo('GROUPS', key)) as unknown[][];
      const count = (name: string) => Number(group[group.indexOf(name) + 1]);
      return [count('pending'), count('lag')];
    })
    .toEqual([0, 0]);
}

test('a call that nobody took is told in its conversation, and counts as nothing that was said', async () => {
  const [ada, bob, cyd] = [person(), person(), person()];
  const id = await chat.group(ada, bob, cyd);
  await missed({ conversationId: id, caller: bob, by: [ada, cyd] });
  const { conversation } = await messages.ask(LAST, { id }, ada);
  const { node } = conversation.messages.edges[0];
  expect(node).toMatchObject({ number: 2, body: '', sender: { id: bob.id }, system: { kind: 'CALL_MISSED' } });
  expect(node.system.people).toEqual([{ id: ada.id }, { id: cyd.id }]);
  expect(conversation.unreadCount).toBe(0);
  const { answers } = await askerOf(messages, 'notifications')('addressees', [{ conversationId: id, number: 2, after: null }]);
  expect(answers[0]).toMatchObject({ message: { system: 'callMissed', senderId: bob.id } });
  expect(answers[0].people.map(({ userId }: { userId: string }) => userId)).toEqual([ada.id, cyd.id].sort());
});

test('a call is told once, however often its event comes', async () => {
  const [ada, bob] = [person(), person()];
  const id = await chat.direct(ada, bob);
  const call = { conversationId: id, caller: ada, by: [bob], eventId: newId() };
  await missed(call, call, call);
  await missed(call);
  expect(await chat.seenBy(bob, id)).toEqual(['CREATED', 'CALL_MISSED']);
  await missed({ ...call, eventId: newId() });
  expect(await chat.seenBy(bob, id)).toEqual(['CREATED', 'CALL_MISSED', 'CALL_MISSED']);
});

test('nothing is told for strangers and former members, nor of them, nor where nothing new is taken', async () => {
  const [ada, bob, cyd, stranger] = [person(), person(), person(), person()];
  const [id, archived] = [await chat.group(ada, bob, cyd), await chat.group(ada, bob, cyd)];
  await messages.ask('mutation ($id: ID!) { leaveConversation(conversationId: $id) { conversationId } }', { id }, cyd);
  await messages.ask(
    'mutation ($input: ArchiveConversationInput!) { archiveConversation(input: $input) { conversation { id } } }',
    { input: { conversationId: archived } },
    ada,
  );
  const before = [await chat.seenBy(ada, id), await chat.seenBy(ada, archived)];
  await missed(
    { conversationId: id, caller: stranger, by: [ada, bob] },
    { conversationId: id, caller: cyd, by: [ada, bob] },
    { conversationId: id, caller: ada, by: [stranger, cyd, ada] },
    { conversationId: archived, caller: ada, by: [bob] },
    { conversationId: newId(), caller: ada, by: [bob] },
  );
  expect([await chat.seenBy(ada, id), await chat.seenBy(ada, archived)]).toEqual(before);
  await missed({ conversationId: id, caller: ada, by: [stranger, bob, cyd] });
  const { conversation } = await messages.ask(LAST, { id }, ada);
  expect(conversation.messages.edges[0].node.system).toEqual({ kind: 'CALL_MISSED', people: [{ id: bob.id }] });
});
