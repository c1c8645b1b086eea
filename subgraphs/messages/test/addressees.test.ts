import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { askerOf } from './support/questions.ts';

let messages: TestMessages;
let chat: ReturnType<typeof chatOf>;
beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '1000' } });
  chat = chatOf(messages);
});
afterAll(() => messages[Symbol.asyncDispose]());

interface Person {
  userId: string;
  because: string[];
  level: string;
  mutedUntil: string | null;
  hasRead: boolean;
}

const addressees = async (conversationId: string, number: number, after: string | null = null) => {
  const { answers } = await askerOf(messages, 'notifications')('addressees', [{ conversationId, number, after }]);
  return answers[0];
};
const reasons = async (conversationId: string, number: number) => {
  const { people } = await addressees(conversationId, number);
  return Object.fromEntries(people.map(({ userId, because }: Person) => [userId, because]));
};
const prefer = (as: Viewer, conversationId: string, preferences: Record<string, unknown>) =>
  messages.ask(
    'mutation ($input: SetConversationPreferencesInput!) { setConversationPreferences(input: $input) { conversation { id } } }',
    { input: { conversationId, ...preferences } },
    as,
  );
const people = () => [person(), person(), person(), person()] as [Viewer, Viewer, Viewer, Viewer];
const idsOf = (...viewers: Viewer[]) => viewers.map(({ id }) => id);

test('a direct message is for the other one', async () => {
  const [ada, bob] = people();
  const id = await chat.direct(ada, bob);
  const { number } = await chat.say(ada, id, 'Hello');
  expect(await addressees(id, number)).toEqual({
    conversation: { kind: 'DIRECT', name: null, memberCount: 2 },
    message: { id: `${id}-${number}`, senderId: ada.id, threadRoot: null, system: null },
    people: [{ userId: bob.id, because: ['DIRECT', 'MEMBER'], level: 'ALL', mutedUntil: null, hasRead: false }],
    next: null,
  });
});

test('a message in a channel is for those who are named and those who want to hear of each, with what they want', async () => {
  const [ada, bob, cyd, dan] = people();
  const id = await chat.channel(ada, { userIds: idsOf(bob, cyd, dan) });
  const mutedUntil = '2100-01-01T00:00:00.000Z';
  await prefer(cyd, id, { level: 'ALL', mutedUntil });
  const { number } = await chat.say(ada, id, `Hello <@${bob.id}> and <@${ada.id}>`);
  const { people: told, conversation } = await addressees(id, number);
  expect(conversation).toEqual({ kind: 'CHANNEL', name: 'News', memberCount: 4 });
  expect(told).toEqual(
    [
      { userId: bob.id, because: ['MENTION'], level: 'MENTIONS', mutedUntil: null, hasRead: false },
      { userId: cyd.id, because: ['MEMBER'], level: 'ALL', mutedUntil, hasRead: false },
    ].sort((one, other) => (one.userId < other.userId ? -1 : 1)),
  );
});

test.each([
  ['@everyone', ['EVERYONE']],
  ['@here', ['HERE']],
  ['@here and @everyone', ['EVERYONE', 'HERE']],
])('%s is for all, whatever they want to hear of', async (body, because) => {
  const [ada, bob, cyd] = people();
  const id = await chat.channel(ada, { userIds: idsOf(bob, cyd) });
  await prefer(cyd, id, { level: 'NONE' });
  const { number } = await chat.say(ada, id, body);
  expect(await reasons(id, number)).toEqual({ [bob.id]: because, [cyd.id]: because });
});

test('a reply is for who began the thread and who replied in it', async () => {
  const [ada, bob, cyd, dan] = people();
  const id = await chat.channel(ada, { userIds: idsOf(bob, cyd, dan) });
  const root = await chat.say(ada, id, 'Tea?');
  await chat.say(bob, id, 'Yes', { replyTo: root.id });
  const { number } = await chat.say(cyd, id, `No, <@${bob.id}>`, { replyTo: root.id });
  expect(await reasons(id, number)).toEqual({ [ada.id]: ['THREAD'], [bob.id]: ['MENTION', 'THREAD'] });
  expect((await addressees(id, number)).message).toMatchObject({ threadRoot: root.number });
});

test('what somebody has read is told with it, in the main line and in a thread', async () => {
  const [ada, bob, cyd] = people();
  const id = await chat.group(ada, bob, cyd);
  const root = await chat.say(ada, id, 'Tea?');
  await chat.say(bob, id, 'Yes', { replyTo: root.id });
  const reply = await chat.say(ada, id, 'Now?', { replyTo: root.id });
  const hasRead = async (number: number) => {
    const { people: told } = await addressees(id, number);
    return Object.fromEntries(told.map((one: Person) => [one.userId, one.hasRead]));
  };
  const nobody = { [bob.id]: false, [cyd.id]: false };
  expect([await hasRead(root.number), await hasRead(reply.number)]).toEqual([nobody, nobody]);
  const markRead = 'mutation ($input: MarkInput!) { markRead(input: $input) { conversation { id } } }';
  await messages.ask(markRead, { input: { conversationId: id, number: root.number } }, bob);
  await messages.ask('mutation ($id: ID!) { readThread(messageId: $id) { root { id } } }', { id: reply.id }, cyd);
  expect(await hasRead(root.number)).toEqual({ ...nobody, [bob.id]: true });
  expect(await hasRead(reply.number)).toEqual({ ...nobody, [cyd.id]: true });
});

test('what happened to people is for them, unless they did it themselves', async () => {
  const [ada, bob, cyd, dan] = people();
  const id = await chat.group(ada, bob, cyd);
  expect(await reasons(id, 1)).toEqual({ [bob.id]: ['SUBJECT'], [cyd.id]: ['SUBJECT'] });
  const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
  await messages.ask(add, { input: { conversationId: id, userIds: [dan.id] } }, ada);
  expect(await addressees(id, 2)).toMatchObject({ message: { system: 'joined' }, people: [{ userId: dan.id }], next: null });
  await messages.ask(
    'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { conversation { id } } }',
    { input: { conversationId: id, name: 'Coffee' } },
    ada,
  );
  expect(await reasons(id, 3)).toEqual({});
  const open = await chat.channel(ada, { isPublic: true });
  await messages.ask('mutation ($id: ID!) { joinChannel(conversationId: $id) { conversation { id } } }', { id: open }, bob);
  expect(await reasons(open, 2)).toEqual({});
  expect(await reasons(await chat.direct(ada, bob), 1)).toEqual({});
});

test('outsiders are never among them: who was removed, who came later, who is named and no member', async () => {
  const [ada, bob, cyd, dan] = people();
  const id = await chat.group(ada, bob, cyd);
  const { number } = await chat.say(ada, id, `@everyone <@${bob.id}> <@${dan.id}>`);
  const remove = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
  const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
  await messages.ask(remove, { input: { conversationId: id, userId: bob.id } }, ada);
  await messages.ask(add, { input: { conversationId: id, userIds: [dan.id] } }, ada);
  expect(await reasons(id, number)).toEqual({ [cyd.id]: ['EVERYONE', 'MEMBER'] });
  await messages.ask(add, { input: { conversationId: id, userIds: [bob.id] } }, ada);
  expect(Object.keys(await reasons(id, number))).toEqual([cyd.id]);
});

test('a message that was deleted, or never was, is for nobody', async () => {
  const [ada, bob] = people();
  const id = await chat.direct(ada, bob);
  const message = await chat.say(ada, id, 'Hello');
  await messages.ask('mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }', { id: message.id }, ada);
  expect(await addressees(id, message.number)).toBeNull();
  expect(await addressees(id, 99)).toBeNull();
  expect(await addressees(newId(), 1)).toBeNull();
});

test('those of a large channel come in pages, and the more is asked for at once the shorter they are', async () => {
  const ada = person();
  const others = Array.from({ length: 90 }, () => newId()).sort();
  const id = await chat.channel(ada, { userIds: others });
  const { number } = await chat.say(ada, id, '@everyone');
  const ask = askerOf(messages, 'notifications');
  const key = { conversationId: id, number, after: null };
  expect((await addressees(id, number)).people).toHaveLength(90);
  const many = Array.from({ length: 500 }, () => key);
  const { answers } = await ask('addressees', many);
  expect(answers).toHaveLength(500);
  expect(new Set(answers.map(({ people: told }) => told.length))).toEqual(new Set([20]));
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: { people: Person[]; next: string | null } = (await ask('addressees', [{ ...key, after }, ...many])).answers[0];
    seen.push(...page.people.map(({ userId }) => userId));
    after = page.next;
    if (after === null) break;
    expect(after).toBe(seen.at(-1));
  }
  expect(seen).toEqual(others);
});

test('answers stand in the order of the keys', async () => {
  const [ada, bob, cyd] = people();
  const [one, other] = [await chat.direct(ada, bob), await chat.direct(ada, cyd)];
  const said = [await chat.say(ada, one, '1'), await chat.say(bob, one, '2'), await chat.say(ada, other, '3')];
  const keys = [
    { conversationId: other, number: said[2]?.number, after: null },
    { conversationId: newId(), number: 1, after: null },
    { conversationId: one, number: said[1]?.number, after: null },
    { conversationId: one, number: said[0]?.number, after: null },
    { conversationId: one, number: said[0]?.number, after: bob.id },
  ];
  const { answers } = await askerOf(messages, 'notifications')('addressees', keys);
  expect(answers.map((answer) => answer?.people.map(({ userId }: Person) => userId) ?? null)).toEqual([
    [cyd.id],
    null,
    [ada.id],
    [bob.id],
    [],
  ]);
});
