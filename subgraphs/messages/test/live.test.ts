import { newId } from '@parley/kit/id';
import type { LiveEvent, Place } from '@parley/kit/live/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { eventsOf, type LiveGateway, liveGateway, topicOf } from './support/live.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
let gateway: LiveGateway;
beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '100000', LIVE_REPLAY_LIMIT: '30' } });
  gateway = await liveGateway(messages);
});
afterAll(() => messages[Symbol.asyncDispose]());

const POSITION = 'query ($id: ID!) { conversation(id: $id) { position } }';
const EDIT = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
const DELETE = 'mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }';
const REMOVE = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
const ADD = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
const READ = 'mutation ($input: MarkInput!) { markRead(input: $input) { conversation { id } } }';

const EVENT = `{ kind conversationId position event {
  __typename ... on MessageAdded { message { id body } } ... on MessageChanged { change message { id body deletedAt } }
} }`;

async function startGroup() {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const group = await chat.group(ada, bob, cy);
  const positionFor = async (as = ada) => (await messages.ask(POSITION, { id: group }, as)).conversation.position as string;
  return { chat, ada, bob, cy, group, positionFor };
}

describe('a conversation', () => {
  test('is opened by its members, at its head or where they were', async () => {
    const { chat, ada, bob, group, positionFor } = await startGroup();
    const first = topicOf(await gateway.open(ada, 'conversationEvents', { conversationId: group }));
    expect(first).toMatchObject({ audience: `conversation:${group}`, payload: { conversationId: group }, from: null });
    expect(first.head).toMatchObject({ number: 1, revision: 1 });
    const after = await positionFor();
    await chat.say(ada, group, 'one');
    const second = topicOf(await gateway.open(bob, 'messageAdded', { conversationId: group, after }));
    expect(second).toMatchObject({ topic: first.topic, audience: first.audience, from: first.head });
    expect(second.head).toMatchObject({ epoch: first.head?.epoch, number: 2, revision: 2 });
  });

  test.each(['', 'x', 'W10', Buffer.from('["e",-1,0]').toString('base64url'), 7, {}, 'x'.repeat(1000)])(
    'is not opened from %j, which is no position',
    async (after) => {
      const { ada, group } = await startGroup();
      expect(await gateway.refusal(ada, 'messageAdded', { conversationId: group, after })).toBe('BAD_USER_INPUT');
    },
  );

  test('tells what was missed: first what is new, then what changed of the rest, and where that leads', async () => {
    const { chat, ada, bob, group } = await startGroup();
    const old = await chat.say(ada, group, 'old');
    const gone = await chat.say(ada, group, 'gone');
    const { topic, head } = topicOf(await gateway.open(bob, 'conversationEvents', { conversationId: group }));
    const fresh = await chat.say(ada, group, 'new');
    await messages.ask(EDIT, { input: { messageId: old.id, body: 'edited' } }, ada);
    await messages.ask(DELETE, { id: gone.id }, ada);
    const replayed = await gateway.replay(topic, head as Place);
    expect(replayed).toMatchObject({ lost: [], reset: false, more: false, until: { number: 4, revision: 6 } });
    const results = await gateway.resolve(`conversation:${group}`, 'conversationEvents', EVENT, eventsOf(topic, replayed));
    expect(results.map((result) => result?.data?.['conversationEvents'])).toMatchObject([
      { kind: 'EVENT', conversationId: group, event: { __typename: 'MessageAdded', message: { id: fresh.id, body: 'new' } } },
      { event: { __typename: 'MessageChanged', change: 'CHANGED', message: { id: old.id, body: 'edited' } } },
      { event: { change: 'DELETED', message: { id: gone.id, body: '', deletedAt: expect.any(String) } } },
    ]);
    const positions = results.map(
      (result) => (result?.data?.['conversationEvents'] as { position: string } | undefined)?.position,
    );
    for (const [index, after] of positions.entries()) {
      const { from } = topicOf(await gateway.open(bob, 'conversationEvents', { conversationId: group, after }));
      expect(from).toEqual(replayed.events[index]?.place);
    }
    expect(await gateway.replay(topic, replayed.until)).toMatchObject({ events: [], more: false, until: replayed.until });
  });

  test('tells messageAdded of new messages only', async () => {
    const { chat, ada, group } = await startGroup();
    const { id } = await chat.say(ada, group, 'one');
    const { topic, head } = topicOf(await gateway.open(ada, 'messageAdded', { conversationId: group }));
    await messages.ask(EDIT, { input: { messageId: id, body: 'two' } }, ada);
    await chat.say(ada, group, 'three');
    await chat.say(ada, group, 'a reply', { replyTo: id });
    const events = eventsOf(topic, await gateway.replay(topic, head as Place));
    const results = await gateway.resolve(`conversation:${group}`, 'messageAdded', '{ kind message { body } }', events);
    expect(results.map((result) => result?.data?.['messageAdded'] ?? null)).toEqual([
      { kind: 'EVENT', message: { body: 'three' } },
      { kind: 'EVENT', message: { body: 'a reply' } },
      null,
    ]);
  });

  test('is begun again where a position cannot be continued', async () => {
    const { chat, ada, group } = await startGroup();
    const { topic, head } = topicOf(await gateway.open(ada, 'conversationEvents', { conversationId: group }));
    const from = head as Place;
    const cannot: Place[] = [
      { ...from, epoch: newId() },
      { ...from, number: from.number + 1 },
      { ...from, revision: from.revision + 1 },
      { ...from, number: Number.MAX_SAFE_INTEGER },
    ];
    for (const place of cannot) {
      expect(await gateway.replay(topic, place)).toMatchObject({ reset: true, events: [], more: false, until: from });
    }
    for (let time = 0; time < 30; time++) await chat.say(ada, group, 'much');
    expect(await gateway.replay(topic, from)).toMatchObject({ reset: false, more: false });
    await chat.say(ada, group, 'too much');
    const { until } = await gateway.replay(topic, from);
    expect(await gateway.replay(topic, from)).toMatchObject({ reset: true, until: { number: 32, revision: 32 } });
    const [reset] = await gateway.resolve(`conversation:${group}`, 'conversationEvents', EVENT, [
      { kind: 'reset', topic, payload: { conversationId: group }, place: until },
    ]);
    expect(reset?.data?.['conversationEvents']).toEqual({
      kind: 'RESET',
      conversationId: group,
      position: expect.any(String),
      event: null,
    });
  });

  test('names in a replay who may not hear it any more', async () => {
    const { ada, bob, cy, group } = await startGroup();
    const { topic, head } = topicOf(await gateway.open(bob, 'conversationEvents', { conversationId: group }));
    await messages.ask(REMOVE, { input: { conversationId: group, userId: bob.id } }, ada);
    const viewers = [ada.id, bob.id, cy.id, newId(), 'nobody'];
    const { lost, events } = await gateway.replay(topic, head as Place, { viewers });
    expect(lost).toEqual([bob.id, viewers[3], 'nobody']);
    expect(events).toHaveLength(1);
  });

  test('names in a reset as well who may not hear it any more', async () => {
    const { ada, bob, group } = await startGroup();
    const { topic, head } = topicOf(await gateway.open(bob, 'conversationEvents', { conversationId: group }));
    await messages.ask(REMOVE, { input: { conversationId: group, userId: bob.id } }, ada);
    const replayed = await gateway.replay(topic, { ...(head as Place), epoch: 'another' }, { viewers: [ada.id, bob.id] });
    expect(replayed).toMatchObject({ reset: true, lost: [bob.id] });
  });

  test.each(['x', '', 'parley:messages/conversation:x', 'parley:users/revocations'])(
    'is no topic by the name of %j',
    async (topic) => {
      const from = { epoch: 'e', number: 0, revision: 0 };
      const { answers } = await gateway.ask('replay', { replays: [{ topic, from, limit: 10, viewers: [] }] });
      expect(answers).toMatchObject([{ error: { extensions: { code: 'NOT_FOUND' } } }]);
    },
  );
});

describe('the inbox', () => {
  test('opens every conversation that the viewer is in, each from its own position', async () => {
    const { chat, ada, bob, group, positionFor } = await startGroup();
    const position = await positionFor(bob);
    await chat.say(ada, group, 'one');
    const direct = await chat.direct(ada, bob);
    const { topics, ended, wakeUps } = await gateway.open(bob, 'inbox', { positions: [{ conversationId: group, position }] });
    const byConversation = new Map(topics.map((topic) => [(topic.payload as { conversationId: string }).conversationId, topic]));
    expect([...byConversation.keys()].sort()).toEqual([group, direct].sort());
    expect(byConversation.get(group)).toMatchObject({ from: { number: 1 }, head: { number: 2 } });
    expect(byConversation.get(direct)).toMatchObject({ from: null, head: { number: 1 } });
    expect(ended).toEqual([]);
    expect(wakeUps).toEqual([`${messages.environment['REDIS_PREFIX']}:messages/memberships:${bob.id}`]);
  });

  test('tells of a conversation that the viewer has lost meanwhile that it has ended, and the same of one that never was', async () => {
    const { chat, ada, bob, group, positionFor } = await startGroup();
    const position = await positionFor(bob);
    await chat.say(ada, group, 'one');
    await messages.ask(REMOVE, { input: { conversationId: group, userId: bob.id } }, ada);
    const nowhere = newId();
    const positions = [group, nowhere].map((conversationId) => ({ conversationId, position }));
    const { topics, ended = [] } = await gateway.open(bob, 'inbox', { positions });
    expect(topics).toEqual([]);
    expect(ended.map(({ payload, place }) => ({ payload, place }))).toEqual(
      [group, nowhere].map((conversationId) => ({ payload: { conversationId }, place: expect.objectContaining({ number: 1 }) })),
    );
    const events = ended.map((one): LiveEvent => ({ kind: 'ended', ...one }));
    const results = await gateway.resolve(bob, 'inbox', '{ kind conversationId position conversation { name } }', events);
    expect(results.map((result) => result?.data?.['inbox'])).toEqual(
      [group, nowhere].map((conversationId) => ({ kind: 'ENDED', conversationId, position, conversation: null })),
    );
  });

  test('finds a conversation that the viewer joined meanwhile', async () => {
    const { ada, group } = await startGroup();
    const dee = person();
    expect((await gateway.open(dee, 'inbox')).topics).toEqual([]);
    await messages.ask(ADD, { input: { conversationId: group, userIds: [dee.id] } }, ada);
    expect(topicOf(await gateway.open(dee, 'inbox'))).toMatchObject({ audience: `conversation:${group}:above:1`, from: null });
  });

  test.each([
    [[{ conversationId: 'x', position: 'x' }]],
    [[{ conversationId: newId(), position: 'x' }]],
    [[{ conversationId: newId() }]],
    ['x'],
    [{}],
    [Array.from({ length: 10_001 }, () => ({ conversationId: newId(), position: 'x' }))],
  ])('is not opened from what are no positions', async (positions) => {
    expect(await gateway.refusal(person(), 'inbox', { positions })).toBe('BAD_USER_INPUT');
  });

  test('names the first of many positions that is none', async () => {
    const { ada, group, positionFor } = await startGroup();
    const right = { conversationId: group, position: await positionFor() };
    const opening = (wrong: object) => gateway.open(ada, 'inbox', { positions: [right, { ...right, ...wrong }] });
    await expect(opening({ conversationId: 'x' })).rejects.toThrow('"field":"positions.1.conversationId"');
    await expect(opening({ position: 'x' })).rejects.toThrow('"field":"positions.1.position"');
  });

  test('tells where it begins in each conversation', async () => {
    const { ada, group } = await startGroup();
    const { topic, head, payload } = topicOf(await gateway.open(ada, 'inbox'));
    const [started] = await gateway.resolve(
      `conversation:${group}`,
      'inbox',
      '{ kind conversation { name } event { __typename } }',
      [{ kind: 'started', topic, payload, place: head }],
    );
    expect(started).toEqual({ data: { inbox: { kind: 'STARTED', conversation: { name: 'Tea' }, event: null } } });
  });
});

describe('receipts', () => {
  test('are told to members, who has come how far', async () => {
    const { ada, bob, group } = await startGroup();
    const opened = await gateway.open(ada, 'receiptMoved', { conversationId: group });
    const { topic, head, from, audience, payload } = topicOf(opened);
    expect({ head, from, audience }).toEqual({ head: null, from: null, audience: `conversation:${group}` });
    const moved = { conversationId: group, userId: bob.id, kind: 'READ', number: 1 };
    const selection = '{ kind conversationId receipt { kind number user { id } } }';
    const results = await gateway.resolve(`conversation:${group}`, 'receiptMoved', selection, [
      { kind: 'started', topic, payload, place: null },
      { kind: 'event', topic, payload: moved, place: null },
    ]);
    expect(results.map((result) => result?.data?.['receiptMoved'])).toEqual([
      { kind: 'STARTED', conversationId: group, receipt: null },
      { kind: 'EVENT', conversationId: group, receipt: { kind: 'READ', number: 1, user: { id: bob.id } } },
    ]);
  });
});

describe('the viewer’s own part', () => {
  test('is told to themselves, as it is by then', async () => {
    const { chat, ada, bob, group } = await startGroup();
    await chat.say(ada, group, 'one');
    await chat.say(ada, group, 'two');
    const { topic, audience, payload } = topicOf(await gateway.open(bob, 'viewerMemberChanged'));
    expect(audience).toBeNull();
    await messages.ask(READ, { input: { conversationId: group, number: 2 } }, bob);
    const selection = '{ kind conversationId conversation { unreadCount viewerMember { lastReadNumber } } }';
    const results = await gateway.resolve(bob, 'viewerMemberChanged', selection, [
      { kind: 'started', topic, payload, place: null },
      { kind: 'event', topic, payload: { conversationId: group, userId: bob.id }, place: null },
    ]);
    expect(results.map((result) => result?.data?.['viewerMemberChanged'])).toEqual([
      { kind: 'STARTED', conversationId: null, conversation: null },
      { kind: 'EVENT', conversationId: group, conversation: { unreadCount: 1, viewerMember: { lastReadNumber: 2 } } },
    ]);
  });
});

describe('heads', () => {
  test('name the conversations that have moved, and where they stand', async () => {
    const { chat, ada, group } = await startGroup();
    const { topic } = topicOf(await gateway.open(ada, 'conversationEvents', { conversationId: group }));
    await chat.say(ada, group, 'one');
    await expect
      .poll(async () => (await gateway.heads()).heads.find((head) => head.topic === topic), { timeout: 10_000 })
      .toEqual({ topic, number: 2, revision: 2 });
    const { asOf, epoch, complete } = await gateway.heads();
    expect(complete).toBe(true);
    expect(topicOf(await gateway.open(ada, 'conversationEvents', { conversationId: group })).head?.epoch).toBe(epoch);
    const { heads } = await gateway.heads(asOf);
    expect(heads.find((head) => head.topic === topic)).toEqual({ topic, number: 2, revision: 2 });
  });

  test('are not complete for who was away for long, and refuse what is no time', async () => {
    const { asOf } = await gateway.heads();
    const before = (ms: number) => new Date(Date.parse(asOf) - ms).toISOString();
    expect(await gateway.heads(before(60_000))).toMatchObject({ complete: true });
    expect(await gateway.heads(before(3_600_000))).toMatchObject({ complete: false, heads: [] });
    expect(await gateway.post('heads', { since: 'yesterday' })).toMatchObject({ status: 400 });
  });
});
