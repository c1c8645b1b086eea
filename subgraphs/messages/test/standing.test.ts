import { newId } from '@parley/kit/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { askerOf } from './support/questions.ts';

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages();
});
afterAll(() => messages[Symbol.asyncDispose]());

const ask: ReturnType<typeof askerOf> = (question, keys) => askerOf(messages, 'presence')(question, keys);

test('other subgraphs are told who is in which conversation, how far back they see, and with whom they are in a direct one', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cyd, late] = [person(), person(), person(), person()];
  const [group, direct] = [await chat.group(ada, bob, cyd), await chat.direct(ada, bob)];
  const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
  await messages.ask(add, { input: { conversationId: group, userIds: [late.id] } }, ada);
  const keys = [
    { conversationId: group, userId: ada.id },
    { conversationId: direct, userId: ada.id },
    { conversationId: direct, userId: bob.id },
    { conversationId: direct, userId: cyd.id },
    { conversationId: group, userId: late.id },
    { conversationId: newId(), userId: ada.id },
  ];
  const { answers } = await ask('members', keys);
  expect(answers).toEqual([
    { audience: `conversation:${group}`, directWith: null },
    { audience: `conversation:${direct}`, directWith: bob.id },
    { audience: `conversation:${direct}`, directWith: ada.id },
    { audience: null, directWith: null },
    { audience: expect.stringMatching(`^conversation:${group}:above:[0-9]+$`), directWith: null },
    { audience: null, directWith: null },
  ]);
});

test('other subgraphs are told who talks with whom', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cyd] = [person(), person(), person()];
  await chat.direct(ada, bob);
  await chat.group(ada, cyd, person());
  const { answers } = await ask('acquainted', [
    { a: ada.id, b: bob.id },
    { a: cyd.id, b: ada.id },
    { a: bob.id, b: cyd.id },
  ]);
  expect(answers).toEqual([{ together: true }, { together: true }, { together: false }]);
});

test.each(['members', 'acquainted'])('%s refuses keys that are none', async (question) => {
  for (const keys of [[null], ['x'], [{}], [{ a: 'x', b: 'y' }], [{ conversationId: 1, userId: newId() }], 'x', null]) {
    expect(await ask(question, keys)).toMatchObject({ status: 400 });
  }
});
