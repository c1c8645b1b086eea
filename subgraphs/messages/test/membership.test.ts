import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatOf, SEND } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages();
});
afterAll(() => messages[Symbol.asyncDispose]());

const ADD = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { memberCount } } }';
const REMOVE = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { memberCount } } }';
const LEAVE = 'mutation ($id: ID!) { leaveConversation(conversationId: $id) { conversationId } }';
const ROLE = 'mutation ($input: SetMemberRoleInput!) { setMemberRole(input: $input) { member { role user { id } } } }';
const TRANSFER = 'mutation ($input: TransferOwnershipInput!) { transferOwnership(input: $input) { member { role } } }';
const MEMBERS = `query ($id: ID!, $first: Int!, $after: String, $role: MemberRole) {
  conversation(id: $id) {
    memberCount
    members(first: $first, after: $after, role: $role) { edges { node { role user { id } } } pageInfo { hasNextPage endCursor } }
  }
}`;

async function startGroup() {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const group = await chat.group(ada, bob, cy);
  const rolesIn = async (as = ada) => {
    const { conversation } = await messages.ask(MEMBERS, { id: group, first: 100 }, as);
    const members = conversation.members.edges as { node: { role: string; user: { id: string } } }[];
    return Object.fromEntries(members.map(({ node }) => [node.user.id, node.role]));
  };
  const about = (userId: string, more: object = {}) => ({ input: { conversationId: group, userId, ...more } });
  return { chat, ada, bob, cy, group, rolesIn, about };
}

describe('who is added', () => {
  test('to a group sees what is said from then on', async () => {
    const { chat, ada, group } = await startGroup();
    const dee = person();
    const { id } = await chat.say(ada, group, 'before');
    await messages.ask(ADD, { input: { conversationId: group, userIds: [dee.id, ada.id] } }, ada);
    await chat.say(ada, group, 'after', { quote: id });
    expect(await chat.seenBy(dee, group)).toEqual(['JOINED', 'after']);
    const query = 'query ($id: ID!) { message(id: $id) { body quote { body } } }';
    expect(await messages.ask(query, { id: `${group}-4` }, dee)).toEqual({ message: { body: 'after', quote: null } });
    expect(await messages.ask(query, { id }, dee)).toEqual({ message: null });
  });

  test('to a group that shows its history sees all of it', async () => {
    const { chat, ada, group } = await startGroup();
    const dee = person();
    await chat.say(ada, group, 'before');
    const update = 'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { conversation { id } } }';
    await messages.ask(update, { input: { conversationId: group, historyForNewMembers: true } }, ada);
    await messages.ask(ADD, { input: { conversationId: group, userIds: [dee.id] } }, ada);
    expect(await chat.seenBy(dee, group)).toEqual(['CREATED', 'before', 'SETTINGS_CHANGED', 'JOINED']);
  });

  test('is no more than the group can have', async () => {
    const { ada, group } = await startGroup();
    const userIds = Array.from({ length: 6 }, () => person().id);
    const { errors } = await messages.graph(ADD, { input: { conversationId: group, userIds } }, ada);
    expect(errors?.[0]?.extensions).toEqual({ code: 'CONFLICT', field: 'userIds', limit: 8 });
    await messages.ask(ADD, { input: { conversationId: group, userIds: userIds.slice(1) } }, ada);
  });

  test('is somebody who exists and has no block between them and whoever adds', async () => {
    const { ada, bob, group } = await startGroup();
    const [gone, eve] = [person(), person()];
    messages.people.forget(gone.id);
    messages.people.block(eve.id, ada.id);
    for (const userId of [gone.id, eve.id, 'nobody']) {
      expect(await messages.refusal(ADD, { input: { conversationId: group, userIds: [userId] } }, ada)).toBe('NOT_FOUND');
    }
    expect(await messages.refusal(ADD, { input: { conversationId: group, userIds: [person().id] } }, bob)).toBe('FORBIDDEN');
  });

  test('to a direct or a business chat is nobody', async () => {
    const chat = chatOf(messages);
    const [ada, bob] = [person(), person({ roles: ['USER', 'AGENT'] })];
    const direct = await chat.direct(ada, bob);
    const help = await chat.business(ada);
    const assign = 'mutation ($input: AssignBusinessChatInput!) { assignBusinessChat(input: $input) { conversation { id } } }';
    await messages.ask(assign, { input: { conversationId: help, agentId: bob.id } }, bob);
    for (const [conversationId, as] of [
      [direct, ada],
      [help, ada],
      [help, bob],
    ] as const) {
      expect(await messages.refusal(ADD, { input: { conversationId, userIds: [person().id] } }, as)).toBe('FORBIDDEN');
    }
  });
});

describe('who goes', () => {
  test('sees and says nothing any more', async () => {
    const { chat, ada, bob, cy, group, about } = await startGroup();
    await messages.ask(REMOVE, about(bob.id), ada);
    await messages.ask(LEAVE, { id: group }, cy);
    for (const former of [bob, cy]) {
      expect(await chat.seenBy(former, group)).toBeNull();
      expect(await messages.refusal(SEND, { input: { conversationId: group, clientId: 'x', body: 'x' } }, former)).toBe(
        'NOT_FOUND',
      );
    }
    expect(await chat.seenBy(ada, group)).toEqual(['CREATED', 'REMOVED', 'LEFT']);
  });

  test('and comes back to a group does not see what was said meanwhile', async () => {
    const { chat, ada, bob, group, about } = await startGroup();
    await messages.ask(REMOVE, about(bob.id), ada);
    await chat.say(ada, group, 'about bob');
    await messages.ask(ADD, { input: { conversationId: group, userIds: [bob.id] } }, ada);
    expect(await chat.seenBy(bob, group)).toEqual(['JOINED']);
  });

  test('is removed by somebody who ranks above them', async () => {
    const { ada, bob, cy, about } = await startGroup();
    expect(await messages.refusal(REMOVE, about(cy.id), bob)).toBe('FORBIDDEN');
    await messages.ask(ROLE, about(bob.id, { role: 'ADMIN' }), ada);
    await messages.ask(ROLE, about(cy.id, { role: 'ADMIN' }), ada);
    expect(await messages.refusal(REMOVE, about(cy.id), bob)).toBe('FORBIDDEN');
    expect(await messages.refusal(REMOVE, about(ada.id), bob)).toBe('FORBIDDEN');
    expect(await messages.refusal(REMOVE, about(bob.id), bob)).toBe('BAD_USER_INPUT');
    expect(await messages.refusal(REMOVE, about(person().id), bob)).toBe('NOT_FOUND');
  });

  test('does not leave people without an owner, nor a direct chat', async () => {
    const { chat, ada, bob, group, about } = await startGroup();
    expect(await messages.refusal(LEAVE, { id: group }, ada)).toBe('CONFLICT');
    await messages.ask(TRANSFER, about(bob.id), ada);
    await messages.ask(LEAVE, { id: group }, ada);
    expect(await messages.refusal(LEAVE, { id: await chat.direct(ada, bob) }, ada)).toBe('FORBIDDEN');
    expect(await messages.refusal(LEAVE, { id: await chat.business(ada) }, ada)).toBe('FORBIDDEN');
  });
});

describe('roles', () => {
  test('are given by owners only', async () => {
    const { ada, bob, cy, rolesIn, about } = await startGroup();
    expect(await messages.refusal(ROLE, about(bob.id, { role: 'ADMIN' }), bob)).toBe('FORBIDDEN');
    await messages.ask(ROLE, about(bob.id, { role: 'ADMIN' }), ada);
    expect(await messages.refusal(ROLE, about(cy.id, { role: 'ADMIN' }), bob)).toBe('FORBIDDEN');
    expect(await messages.refusal(ROLE, about(cy.id, { role: 'AGENT' }), ada)).toBe('BAD_USER_INPUT');
    expect(await rolesIn()).toEqual({ [ada.id]: 'OWNER', [bob.id]: 'ADMIN', [cy.id]: 'MEMBER' });
  });

  test('leave an owner in any case', async () => {
    const { ada, bob, rolesIn, about } = await startGroup();
    expect(await messages.refusal(ROLE, about(ada.id, { role: 'MEMBER' }), ada)).toBe('CONFLICT');
    await messages.ask(ROLE, about(bob.id, { role: 'OWNER' }), ada);
    await messages.ask(ROLE, about(ada.id, { role: 'MEMBER' }), ada);
    expect(await rolesIn(bob)).toMatchObject({ [ada.id]: 'MEMBER', [bob.id]: 'OWNER' });
  });

  test('of an owner go over to another member, and the former one is an ADMIN', async () => {
    const { ada, bob, rolesIn, about } = await startGroup();
    expect(await messages.refusal(TRANSFER, about(person().id), ada)).toBe('NOT_FOUND');
    expect(await messages.ask(TRANSFER, about(bob.id), ada)).toEqual({ transferOwnership: { member: { role: 'OWNER' } } });
    expect(await rolesIn(bob)).toMatchObject({ [ada.id]: 'ADMIN', [bob.id]: 'OWNER' });
  });
});

test('members are read in pages, and by role', async () => {
  const chat = chatOf(messages);
  const ada = person();
  const others = Array.from({ length: 6 }, () => person());
  const channel = await chat.channel(ada, { userIds: others.map(({ id }) => id) });
  const read: string[] = [];
  let after: string | null = null;
  interface Page {
    conversation: {
      memberCount: number;
      members: {
        edges: { node: { role: string; user: { id: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
  }
  for (;;) {
    const { conversation }: Page = await messages.ask<Page>(MEMBERS, { id: channel, first: 3, after }, ada);
    expect(conversation.memberCount).toBe(7);
    read.push(...conversation.members.edges.map(({ node }) => node.user.id));
    if (!conversation.members.pageInfo.hasNextPage) break;
    after = conversation.members.pageInfo.endCursor;
  }
  expect(read).toEqual([ada, ...others].map(({ id }) => id).sort());
  const { conversation } = await messages.ask(MEMBERS, { id: channel, first: 3, role: 'OWNER' }, ada);
  expect(conversation.members.edges).toEqual([{ node: { role: 'OWNER', user: { id: ada.id } } }]);
});
