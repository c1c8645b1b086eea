import { randomUUID } from 'node:crypto';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages();
});
afterAll(() => messages[Symbol.asyncDispose]());

const SEARCH = `query ($query: String!, $first: Int = 50, $after: String) {
  searchMessages(query: $query, first: $first, after: $after) {
    edges { cursor score node { id body } highlights { text isMatch } }
    pageInfo { hasNextPage endCursor }
    facets { count isCountCut conversations { conversation { id } count } senders { sender { id } count } marks { mark count } }
    problems { text message }
    corrections { word alternatives }
  }
}`;

const EDIT = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
const DELETE = 'mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }';
const PIN = 'mutation ($id: ID!) { pinMessage(messageId: $id) { message { id } } }';
const REACT = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
const LEAVE = 'mutation ($id: ID!) { leaveConversation(conversationId: $id) { conversationId } }';
const ADD = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';

async function search(as: Viewer, query: string, page: { first?: number; after?: string } = {}) {
  return (await messages.ask(SEARCH, { query, ...page }, as)).searchMessages;
}

/** What is found, by its words. */
async function found(as: Viewer, query: string): Promise<string[]> {
  const { edges, problems } = await search(as, query);
  expect(problems).toEqual([]);
  return edges.map(({ node }: { node: { body: string } }) => node.body).sort();
}

async function startGroup() {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const group = await chat.group(ada, bob, cy);
  const say = (as: Viewer, body: string, more = {}) => chat.say(as, group, body, more);
  return { chat, ada, bob, cy, group, say };
}

describe('words', () => {
  test.each([
    ['tea', ['Green TEA is ready', 'Teatime!']],
    ['green tea', ['Green TEA is ready']],
    ['"tea is"', ['Green TEA is ready']],
    ['"is tea"', []],
    ['"tea"', ['Green TEA is ready']],
    ['tea -green', ['Teatime!']],
    ['creme', ['Crème brûlée at 5']],
    ['BRÛLÉE', ['Crème brûlée at 5']],
    ['chat.example/menu', ['See https://chat.example/menu?day=5']],
    ['menu', ['See https://chat.example/menu?day=5']],
    ['日本', ['日本のお茶']],
    ['本日', []],
    ['🎉', ['Done 🎉']],
    ["'; drop table message_search; --", []],
    ['tea & | ! <-> :*', ['Green TEA is ready', 'Teatime!']],
  ])('%j', async (query, expected) => {
    const { ada, bob, say } = await startGroup();
    for (const body of ['Green TEA is ready', 'Teatime!', 'Crème brûlée at 5', '日本のお茶', 'Done 🎉']) await say(bob, body);
    await say(bob, 'See https://chat.example/menu?day=5');
    expect(await found(ada, query)).toEqual(expected);
  });

  test('what fits best comes first, and of equals the youngest', async () => {
    const { ada, say } = await startGroup();
    await say(ada, 'A kettle among many other words that are said about quite other things today');
    const older = await say(ada, 'kettle');
    const younger = await say(ada, 'kettle');
    await say(ada, 'kettles and kettle and kettle');
    const { edges } = await search(ada, 'kettle');
    const bodies = edges.map(({ node }: { node: { body: string } }) => node.body);
    expect(bodies[2]).toBe('kettles and kettle and kettle');
    expect(bodies[3]).toContain('among many other words');
    expect(edges.slice(0, 2).map(({ node }: { node: { id: string } }) => node.id)).toEqual([younger.id, older.id]);
  });

  test('what was found is marked in plain text', async () => {
    const { ada, say } = await startGroup();
    await say(ada, 'Is the <b>Crème</b> ready?');
    const { edges } = await search(ada, 'creme');
    expect(edges[0].highlights).toEqual([
      { text: 'Is the <b>', isMatch: false },
      { text: 'Crème', isMatch: true },
      { text: '</b> ready?', isMatch: false },
    ]);
  });

  test.each([
    ['recieve the parcel', 'recieve', 'receive'],
    ['tommorow', 'tommorow', 'tomorrow'],
    ['wrold', 'wrold', 'world'],
  ])('a typo in %j is forgiven, and told', async (query, word, meant) => {
    const { ada, say } = await startGroup();
    await say(ada, 'We receive the parcel tomorrow, from all over the world');
    const { edges, corrections } = await search(ada, query);
    expect(edges).toHaveLength(1);
    expect(edges[0].highlights.filter(({ isMatch }: { isMatch: boolean }) => isMatch)[0].text).toBe(meant);
    expect(corrections).toEqual([{ word, alternatives: [meant] }]);
  });

  test('where a word is found often enough, nothing else is looked for', async () => {
    const { ada, say } = await startGroup();
    for (const body of ['the form', 'a form', 'this form', 'they are from here']) await say(ada, body);
    const { edges, corrections } = await search(ada, 'form');
    expect(edges).toHaveLength(3);
    expect(corrections).toEqual([]);
    const together = await search(ada, 'form here');
    expect([together.edges, together.corrections]).toEqual([[], []]);
  });
});

describe('operators', () => {
  test('from: names the viewer, a mention, or a person by name', async () => {
    const { ada, bob, say } = await startGroup();
    messages.people.call(bob.id, `Bob ${bob.id}`);
    await say(ada, 'plan by ada');
    await say(bob, 'plan by bob');
    expect(await found(ada, 'plan from:me')).toEqual(['plan by ada']);
    expect(await found(ada, `plan from:<@${bob.id}>`)).toEqual(['plan by bob']);
    expect(await found(ada, `from:"bob ${bob.id}" plan`)).toEqual(['plan by bob']);
    expect(await found(ada, `-from:me plan`)).toEqual(['plan by bob']);
    expect(await found(ada, `from:me from:${bob.id}`)).toEqual(['plan by ada', 'plan by bob']);
  });

  test('in: names a conversation of the viewer, or whom a direct one is with', async () => {
    const { chat, ada, bob, group, say } = await startGroup();
    const name = `Kitchen ${randomUUID()}`;
    const channel = await chat.channel(ada, { name });
    const direct = await chat.direct(ada, bob);
    await say(ada, 'soup in group');
    await chat.say(ada, channel, 'soup in channel');
    await chat.say(bob, direct, 'soup in direct');
    expect(await found(ada, `soup in:"${name.toUpperCase()}"`)).toEqual(['soup in channel']);
    expect(await found(ada, `soup in:"#${name}"`)).toEqual(['soup in channel']);
    expect(await found(ada, `soup in:${group}`)).toEqual(['soup in group']);
    expect(await found(ada, `soup in:<@${bob.id}>`)).toEqual(['soup in direct']);
    expect(await found(ada, `soup -in:${group} -in:${channel}`)).toEqual(['soup in direct']);
  });

  test('has: and is: follow the message', async () => {
    const { ada, bob, say } = await startGroup();
    await say(ada, 'bread at https://chat.example');
    const pinned = await say(ada, 'bread pinned');
    const reacted = await say(ada, 'bread reacted');
    const edited = await say(ada, 'bread written');
    await say(bob, 'bread in thread', { replyTo: pinned.id });
    await messages.ask(PIN, { id: pinned.id }, ada);
    await messages.ask(REACT, { input: { messageId: reacted.id, emoji: '👍' } }, bob);
    await messages.ask(EDIT, { input: { messageId: edited.id, body: 'bread edited' } }, ada);
    expect(await found(ada, 'has:link')).toEqual(['bread at https://chat.example']);
    expect(await found(ada, 'has:pin')).toEqual(['bread pinned']);
    expect(await found(ada, 'bread is:pinned')).toEqual(['bread pinned']);
    expect(await found(ada, 'has:reaction')).toEqual(['bread reacted']);
    expect(await found(ada, 'is:edited')).toEqual(['bread edited']);
    expect(await found(ada, 'is:thread')).toEqual(['bread in thread']);
    expect(await found(ada, 'has:file')).toEqual([]);
    expect(await found(ada, 'bread -is:thread -is:edited -has:link -has:reaction')).toEqual(['bread pinned']);
    const { facets } = await search(ada, 'bread');
    const marks = ['LINK', 'REACTION', 'PINNED', 'EDITED', 'THREAD'].map((mark) => ({ mark, count: 1 }));
    expect(facets.marks).toEqual(expect.arrayContaining(marks));
    expect(facets.marks).toHaveLength(marks.length);
  });

  test('days bound what is found', async () => {
    const { ada, say } = await startGroup();
    await say(ada, 'salt');
    const today = new Date();
    const day = (offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
    expect(await found(ada, `salt after:${day(-2)} before:${day(2)}`)).toEqual(['salt']);
    expect(await found(ada, `salt on:${today.getUTCFullYear()}`)).toEqual(['salt']);
    expect(await found(ada, `salt before:${day(-1)}`)).toEqual([]);
    expect(await found(ada, `salt after:${day(1)}`)).toEqual([]);
    expect(await found(ada, `salt -on:${day(-1)}`)).toEqual(['salt']);
    expect(await found(ada, `salt -before:${day(2)}`)).toEqual([]);
  });

  test('what cannot be understood is told, and nothing is found meanwhile', async () => {
    const { ada, say } = await startGroup();
    await say(ada, 'sugar');
    const { edges, problems, facets } = await search(ada, 'sugar has:teeth before:soon from:nobody in:nowhere');
    expect(edges).toEqual([]);
    expect(facets.count).toBe(0);
    expect(problems).toEqual([
      { text: 'has:teeth', message: 'This can be link, file, reaction, pin.' },
      { text: 'before:soon', message: expect.stringContaining('Give a day') },
      { text: 'from:nobody', message: 'There is nobody of this name.' },
      { text: 'in:nowhere', message: 'You are in no conversation of this name.' },
    ]);
  });

  test.each([
    ['', 'BAD_USER_INPUT'],
    ['x'.repeat(501), 'BAD_USER_INPUT'],
    ['x '.repeat(21), 'BAD_USER_INPUT'],
  ])('%j is refused', async (query, code) => {
    expect(await messages.refusal(SEARCH, { query }, person())).toBe(code);
  });
});

describe('pages', () => {
  test('fit together under ties, and while more is said', async () => {
    const { ada, say } = await startGroup();
    const said = new Set<string>();
    for (let count = 0; count < 7; count++) said.add((await say(ada, 'pepper')).id);
    const met: string[] = [];
    for (let after: string | undefined; ; ) {
      const { edges, pageInfo, facets } = await search(ada, 'pepper', { first: 2, ...(after && { after }) });
      expect(facets.count).toBe(7);
      met.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
      await say(ada, 'pepper');
    }
    expect(met).toHaveLength(7);
    expect(new Set(met)).toEqual(said);
  });

  test('go on with the spelling that the first was found with', async () => {
    const { ada, say } = await startGroup();
    for (let count = 0; count < 3; count++) await say(ada, 'cinnamon');
    const first = await search(ada, 'cinamon', { first: 2 });
    const second = await search(ada, 'cinamon', { first: 2, after: first.pageInfo.endCursor });
    expect([first.edges.length, second.edges.length]).toEqual([2, 1]);
    expect(second.corrections).toEqual(first.corrections);
  });

  test.each([
    'nonsense',
    Buffer.from('{"like":{"x\' | !y":["a"]}}').toString('base64url'),
    Buffer.from('[]').toString('base64url'),
  ])('the cursor %j is refused', async (after) => {
    expect(await messages.refusal(SEARCH, { query: 'tea', after }, person())).toBe('BAD_USER_INPUT');
  });

  test('facets tell where and by whom', async () => {
    const { chat, ada, bob, group, say } = await startGroup();
    const direct = await chat.direct(ada, bob);
    for (const body of ['garlic 1', 'garlic 2']) await say(bob, body);
    await chat.say(ada, direct, 'garlic 3');
    const { facets } = await search(ada, 'garlic', { first: 1 });
    expect(facets).toEqual({
      count: 3,
      isCountCut: false,
      conversations: [
        { conversation: { id: group }, count: 2 },
        { conversation: { id: direct }, count: 1 },
      ],
      senders: [
        { sender: { id: bob.id }, count: 2 },
        { sender: { id: ada.id }, count: 1 },
      ],
      marks: [],
    });
  });
});

describe('nobody finds what is not for them', () => {
  const nothing = { edges: [], problems: [], corrections: [], facets: { count: 0, conversations: [], senders: [], marks: [] } };

  test('a stranger, by any word or operator, nor a hint by a typo', async () => {
    const { bob, group, say } = await startGroup();
    const pinned = await say(bob, 'saffron is secret');
    await messages.ask(PIN, { id: pinned.id }, bob);
    const stranger = person();
    for (const query of ['saffron', 'safron', '"saffron is"', '-nothing', `from:${bob.id}`, 'is:pinned', 'on:2026']) {
      expect(await search(stranger, query)).toMatchObject(nothing);
    }
    const { problems } = await search(stranger, `in:${group}`);
    expect(problems).toHaveLength(1);
    expect(problems).toEqual(
      (await search(stranger, `in:${randomUUID()}`)).problems.map((each: object) => ({ ...each, text: `in:${group}` })),
    );
  });

  test('somebody who is not signed in, or whose key is not for reading', async () => {
    expect(await messages.refusal(SEARCH, { query: 'tea' }, null)).toBe('UNAUTHENTICATED');
    expect(await messages.refusal(SEARCH, { query: 'tea' }, person({ scopes: ['messages:write'] }))).toBe('FORBIDDEN');
  });

  test('whoever has left, and nobody who was removed', async () => {
    const { ada, bob, cy, group, say } = await startGroup();
    await say(ada, 'ginger');
    expect(await found(bob, 'ginger')).toEqual(['ginger']);
    await messages.ask(LEAVE, { id: group }, bob);
    expect(await search(bob, 'ginger')).toMatchObject(nothing);
    await messages.ask(
      'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }',
      {
        input: { conversationId: group, userId: cy.id },
      },
      ada,
    );
    expect(await search(cy, 'ginger')).toMatchObject(nothing);
  });

  test('whoever joined a group later, of what was said before', async () => {
    const { ada, group, say } = await startGroup();
    await say(ada, 'basil before');
    const late = person();
    await messages.ask(ADD, { input: { conversationId: group, userIds: [late.id] } }, ada);
    await say(ada, 'basil after');
    expect(await found(late, 'basil')).toEqual(['basil after']);
    expect((await search(late, 'basil')).facets.count).toBe(1);
    expect(await search(late, 'befroe')).toMatchObject(nothing);
    expect(await found(ada, 'basil')).toEqual(['basil after', 'basil before']);
  });

  test('what was deleted, and what an edited message said before', async () => {
    const { ada, say } = await startGroup();
    const deleted = await say(ada, 'thyme deleted');
    const edited = await say(ada, 'thyme original');
    await messages.ask(EDIT, { input: { messageId: edited.id, body: 'rosemary instead' } }, ada);
    await messages.ask(DELETE, { id: deleted.id }, ada);
    expect(await search(ada, 'thyme')).toMatchObject(nothing);
    expect(await found(ada, 'original')).toEqual([]);
    expect(await found(ada, 'rosemary')).toEqual(['rosemary instead']);
    expect(await found(ada, `from:${ada.id}`)).toEqual(['rosemary instead']);
  });
});
