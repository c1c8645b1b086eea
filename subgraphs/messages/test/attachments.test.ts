import { randomUUID } from 'node:crypto';
import { newId } from '@parley/kit/id';
import { createServiceSigner, passportKey, serviceKey, type Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chatOf, SEND } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
let chat: ReturnType<typeof chatOf>;
beforeAll(async () => {
  messages = await startMessages();
  chat = chatOf(messages);
});
afterAll(() => messages[Symbol.asyncDispose]());

const sign = createServiceSigner(
  serviceKey(passportKey('a secret of the gateway that is long enough', 'messages'), 'files'),
  'files',
);

/** As the files subgraph asks. */
async function ask(question: string, keys: unknown) {
  const answer = await messages.messages.subgraph.app.inject({
    method: 'POST',
    url: `/internal/${question}`,
    headers: { 'x-parley-passport': sign(randomUUID()) },
    payload: { keys },
  });
  return { status: answer.statusCode, answers: answer.json().answers };
}
const seen = async (...keys: object[]) =>
  (await ask('attachmentSeen', keys)).answers.map((answer: { seen: boolean }) => answer.seen);
const hangs = async (fileId: string) => (await ask('attached', [{ fileId }])).answers[0].hangs;

function upload(owner: Viewer): string {
  const fileId = newId();
  messages.files.add(owner.id, fileId);
  return fileId;
}
const attachmentsOf = async (id: string, as: Viewer) => {
  const { message } = await messages.ask('query ($id: ID!) { message(id: $id) { body attachments { id } } }', { id }, as);
  return message;
};
const DELETE = 'mutation ($id: ID!) { deleteMessage(messageId: $id) { message { attachments { id } } } }';
const FORWARD = 'mutation ($input: ForwardMessageInput!) { forwardMessage(input: $input) { message { id attachments { id } } } }';

describe('a message with files', () => {
  test('carries them in the order in which they were given, each once, and needs no words', async () => {
    const [ada, bob] = [person(), person()];
    const direct = await chat.direct(ada, bob);
    const [one, two] = [upload(ada), upload(ada)];
    const { id } = await chat.say(ada, direct, '', { attachmentIds: [two, one, two] });
    expect(await attachmentsOf(id, bob)).toEqual({ body: '', attachments: [{ id: two }, { id: one }] });
  });

  test.each<[string, (owner: Viewer) => unknown, string]>([
    ["somebody else's", () => [upload(person())], 'NOT_FOUND'],
    ['unknown', () => [newId()], 'NOT_FOUND'],
    ['no ids', () => ['../etc/passwd'], 'BAD_USER_INPUT'],
    ['more than ten', (owner) => Array.from({ length: 11 }, () => upload(owner)), 'BAD_USER_INPUT'],
    ['none, and no words either', () => [], 'BAD_USER_INPUT'],
  ])('is not sent when the files are %s', async (_, filesOf, code) => {
    const [ada, bob] = [person(), person()];
    const conversationId = await chat.direct(ada, bob);
    const input = { conversationId, clientId: randomUUID(), body: '', attachmentIds: filesOf(ada) };
    expect(await messages.refusal(SEND, { input }, ada)).toBe(code);
    expect(await chat.seenBy(ada, conversationId)).toEqual(['CREATED']);
  });

  test('loses them when it is deleted, and tells that in the event', async () => {
    const [ada, bob] = [person(), person()];
    const direct = await chat.direct(ada, bob);
    const file = upload(ada);
    const { id } = await chat.say(ada, direct, 'look', { attachmentIds: [file] });
    expect(await hangs(file)).toBe(true);
    const { deleteMessage } = await messages.ask(DELETE, { id }, ada);
    expect(deleteMessage.message.attachments).toEqual([]);
    expect(await hangs(file)).toBe(false);
  });

  test('is forwarded with its files by whoever sees it, as long as they are kept', async () => {
    const [ada, bob, cy] = [person(), person(), person()];
    const [from, to] = [await chat.direct(ada, bob), await chat.direct(bob, cy)];
    const file = upload(ada);
    const { id: messageId } = await chat.say(ada, from, 'look', { attachmentIds: [file] });
    const forwardedBy = () => ({ input: { messageId, conversationId: to, clientId: randomUUID() } });
    const { forwardMessage } = await messages.ask(FORWARD, forwardedBy(), bob);
    expect(forwardMessage.message.attachments).toEqual([{ id: file }]);
    messages.files.remove(file);
    expect((await messages.ask(FORWARD, forwardedBy(), bob)).forwardMessage.message.attachments).toEqual([]);
    const bare = await chat.say(bob, from, '', { attachmentIds: [upload(bob)] });
    const { attachments } = await attachmentsOf(bare.id, bob);
    messages.files.remove(attachments[0].id);
    const input = { messageId: bare.id, conversationId: to, clientId: randomUUID() };
    expect(await messages.refusal(FORWARD, { input }, bob), 'with nothing left to say').toBe('CONFLICT');
  });
});

describe('the files subgraph is told who sees a file', () => {
  test('members do, by whichever message, and nobody else', async () => {
    const [ada, bob, cy, stranger] = [person(), person(), person(), person()];
    const group = await chat.group(ada, bob, cy);
    const [file, other] = [upload(ada), upload(ada)];
    await chat.say(ada, group, 'look', { attachmentIds: [file] });
    expect(
      await seen(
        { fileId: file, userId: ada.id },
        { fileId: file, userId: cy.id },
        { fileId: file, userId: stranger.id },
        { fileId: other, userId: ada.id },
        { fileId: file, audience: `conversation:${group}` },
        { fileId: file, audience: `conversation:${newId()}` },
        { fileId: file, audience: 'presence:x' },
      ),
    ).toEqual([true, true, false, false, true, false, false]);
  });

  test('whoever leaves sees it no more, and whoever comes later not what was said before', async () => {
    const [ada, bob, cy, late] = [person(), person(), person(), person()];
    const group = await chat.group(ada, bob, cy);
    const [before, after] = [upload(ada), upload(ada)];
    const { number } = await chat.say(ada, group, 'before', { attachmentIds: [before] });
    const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
    await messages.ask(add, { input: { conversationId: group, userIds: [late.id] } }, ada);
    await chat.say(ada, group, 'after', { attachmentIds: [after] });
    expect(await seen({ fileId: before, userId: late.id }, { fileId: after, userId: late.id })).toEqual([false, true]);
    const audience = `conversation:${group}:above:${number}`;
    expect(await seen({ fileId: before, audience }, { fileId: after, audience })).toEqual([false, true]);
    await messages.ask(`mutation { leaveConversation(conversationId: "${group}") { __typename } }`, {}, bob);
    expect(await seen({ fileId: before, userId: bob.id }, { fileId: after, userId: bob.id })).toEqual([false, false]);
  });

  test('a block takes nothing away that was sent before it, and lets nothing more be sent', async () => {
    const [ada, bob] = [person(), person()];
    const conversationId = await chat.direct(ada, bob);
    const [sent, other] = [upload(ada), upload(ada)];
    await chat.say(ada, conversationId, 'look', { attachmentIds: [sent] });
    messages.people.block(ada.id, bob.id);
    const send = (more: object) => messages.refusal(SEND, { input: { conversationId, clientId: randomUUID(), ...more } }, ada);
    // What was known of the two is known for a second.
    await vi.waitFor(async () => expect(await send({ body: 'words' })).toBe('FORBIDDEN'), 5000);
    expect(await send({ body: '', attachmentIds: [other] })).toBe('FORBIDDEN');
    expect(await seen({ fileId: sent, userId: bob.id }, { fileId: other, userId: bob.id })).toEqual([true, false]);
  });

  test.each(['attachmentSeen', 'attached'])('%s refuses keys that are none', async (question) => {
    for (const keys of [[null], ['x'], [{}], [{ fileId: 'x' }], 'x', null]) {
      expect(await ask(question, keys)).toMatchObject({ status: 400 });
    }
  });
});
