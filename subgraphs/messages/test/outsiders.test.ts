import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { type ObjectTypeDefinitionNode, parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema, typeDefs } from '../src/schema.ts';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { aimed, guarded, live, searches, type Target, unaimed } from './support/root-fields.ts';

const SECRET = 'xyzzy';

let messages: TestMessages;
let targets: Record<string, Target>;
let outsiders: Record<string, Viewer>;
let insiders: Viewer[];
/** Joined the group when its secret had been said. */
let late: Viewer;

beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '100000' } });
  const chat = chatOf(messages);
  const [ada, bob, former, blocked, agent] = [person(), person(), person(), person(), person({ roles: ['USER', 'AGENT'] })];
  late = person();
  insiders = [ada, bob, agent];
  messages.people.block(ada.id, blocked.id);
  const assign = 'mutation ($input: AssignBusinessChatInput!) { assignBusinessChat(input: $input) { conversation { id } } }';
  const remove = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
  const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
  const keep = `mutation ($message: ID!, $conversation: ID!) {
    addBookmark(input: { messageId: $message, note: "kept" }) { messageId }
    saveDraft(input: { conversationId: $conversation, body: "begun" }) { draft { body } }
  }`;

  const group = await chat.group(ada, bob, former);
  const channel = await chat.channel(ada, { name: SECRET, topic: SECRET, userIds: [bob.id, former.id] });
  const direct = await chat.direct(ada, bob);
  const business = await chat.business(ada, SECRET);
  await messages.ask(assign, { input: { conversationId: business, agentId: agent.id } }, agent);

  targets = {};
  for (const [name, conversation] of Object.entries({ group, channel, direct, business })) {
    const { id } = await chat.say(ada, conversation, `${SECRET} <@${bob.id}>`);
    await chat.say(ada, conversation, `a reply of ${SECRET}`, { replyTo: id });
    targets[name] = { conversation, message: id, user: ada.id };
    if (name !== 'group' && name !== 'channel') continue;
    await messages.ask(keep, { message: id, conversation }, former);
    await messages.ask(remove, { input: { conversationId: conversation, userId: former.id } }, ada);
  }
  await messages.ask(add, { input: { conversationId: group, userIds: [late.id] } }, ada);
  outsiders = {
    'a stranger': person(),
    'a former member': former,
    'a person whom a member has blocked': blocked,
    'an ADMIN of the platform': person({ roles: ['USER', 'ADMIN'] }),
  };
});
afterAll(() => messages[Symbol.asyncDispose]());

const nothing = (): Target => {
  const conversation = newId();
  return { conversation, message: `${conversation}-2`, user: newId() };
};

/** What the graph says, with what it was aimed at left out. */
async function answer(query: string, target: Target, as: Viewer | null): Promise<string> {
  const { data, errors } = await messages.graph(query, {}, as);
  return JSON.stringify({ data, errors }).replaceAll(target.message, 'MESSAGE').replaceAll(target.conversation, 'CONVERSATION');
}

/** All that the people inside see of the conversations. */
async function seenInside(): Promise<string> {
  const seen = await Promise.all(
    Object.values(targets).flatMap((target) =>
      insiders.map((as) => answer(aimed['conversation']?.[0]?.(target) ?? '', target, as)),
    ),
  );
  return seen.join('\n');
}

test('the walk knows every root field', () => {
  const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  expect([...Object.keys({ ...aimed, ...unaimed, ...guarded }), ...live, 'searchMessages'].sort()).toEqual(fields.sort());
});

test('every root field asks for the scope that belongs to it, and for a role where one is needed', () => {
  for (const [type, scope] of [
    ['Query', 'messages:read'],
    ['Mutation', 'messages:write'],
    ['Subscription', 'messages:read'],
  ] as const) {
    const definition = parse(typeDefs()).definitions.find(
      (node): node is ObjectTypeDefinitionNode => node.kind === 'ObjectTypeDefinition' && node.name.value === type,
    );
    const fields = definition?.fields ?? [];
    expect(fields.length).toBeGreaterThan(0);
    for (const { name, directives } of fields) {
      const guard = guarded[name.value];
      const asks = guard === undefined ? `scope: "${scope}"` : `role: "${guard.role}", scope: "${guard.scope}"`;
      const access = directives?.filter((directive) => directive.name.value === 'access').map(print);
      expect({ field: name.value, asks: access }).toEqual({ field: name.value, asks: [`@access(${asks})`] });
    }
  }
});

describe.each(Object.keys(aimed))('%s', (field) => {
  test('says of what an outsider may not know what it says of nothing', async () => {
    for (const [kind, target] of Object.entries(targets)) {
      for (const [who, outsider] of Object.entries(outsiders)) {
        for (const aim of aimed[field] ?? []) {
          const [elsewhere, nowhere] = [target, nothing()];
          const said = await answer(aim(elsewhere), elsewhere, outsider);
          expect({ kind, who, said }).toEqual({ kind, who, said: await answer(aim(nowhere), nowhere, outsider) });
          expect(said).not.toContain(SECRET);
        }
      }
    }
  });

  test('says nothing to nobody', async () => {
    for (const target of [...Object.values(targets), nothing()]) {
      for (const aim of aimed[field] ?? []) {
        const { data, errors } = await messages.graph(aim(target), {}, null);
        expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
        expect(JSON.stringify(data ?? null)).not.toContain(SECRET);
      }
    }
  });

  test('says of a message from before the time of a member what it says of none', async () => {
    const { group } = targets as { group: Target };
    const none = { ...group, message: `${group.conversation}-999` };
    for (const aim of aimed[field] ?? []) {
      if (aim(group) === aim(none)) continue;
      const said = await answer(aim(group), group, late);
      expect(said).toBe(await answer(aim(none), none, late));
      expect(said).not.toContain(SECRET);
    }
  });
});

describe.each(Object.entries(guarded))('%s', (_field, { role, scope, aim }) => {
  const target = () => targets['business'] as Target;

  test('is for its role and its scope, and for nobody else', async () => {
    const insider = insiders[0] as Viewer;
    expect(await messages.refusal(aim(target()), {}, null)).toBe('UNAUTHENTICATED');
    for (const viewer of [insider, ...Object.values(outsiders)]) {
      const roles = viewer.roles.filter((held) => held !== role);
      expect(await messages.refusal(aim(target()), {}, { ...viewer, roles })).toBe('FORBIDDEN');
    }
    const holder = person({ roles: ['USER', role], scopes: ['profile:read'] });
    expect(await messages.refusal(aim(target()), {}, holder)).toBe('FORBIDDEN');
    await messages.ask(aim(target()), {}, { ...holder, scopes: [scope] });
  });

  test('shows nothing of what was said', async () => {
    const said = await answer(aim(target()), target(), person({ roles: ['USER', role] }));
    expect(said).not.toContain(`a reply of ${SECRET}`);
    expect(said).not.toContain('@');
  });
});

test('a search finds nothing that an outsider may not know, nor counts it', async () => {
  for (const target of Object.values(targets)) {
    for (const [who, outsider] of Object.entries({ ...outsiders, 'somebody new': person() })) {
      for (const aim of searches) {
        const { searchMessages } = await messages.ask(aim(target), {}, outsider);
        expect({ who, found: searchMessages.edges, count: searchMessages.facets.count }).toEqual({ who, found: [], count: 0 });
        expect(JSON.stringify(searchMessages)).not.toContain(SECRET);
        expect(await answer(aim(target), target, outsider)).toBe(await answer(aim(nothing()), nothing(), outsider));
      }
    }
  }
  for (const aim of searches.slice(-3)) {
    const { searchMessages } = await messages.ask(aim(nothing()), {}, late);
    expect(searchMessages).toMatchObject({ edges: [], facets: { count: 0 } });
    expect(JSON.stringify(searchMessages)).not.toContain(SECRET);
  }
  const [ada] = insiders as [Viewer];
  const { searchMessages } = await messages.ask(searches[5]?.(nothing()) ?? '', {}, ada);
  expect(searchMessages.facets.count).toBeGreaterThan(0);
});

test('lists and new conversations hold nothing that an outsider may not know', async () => {
  for (const [who, outsider] of Object.entries(outsiders)) {
    for (const [field, query] of Object.entries(unaimed)) {
      const { data, errors } = await messages.graph(query, {}, outsider);
      expect({ who, field, errors }).toEqual({ who, field, errors: undefined });
      const said = JSON.stringify(data);
      expect(said).not.toContain(SECRET);
      for (const { conversation } of Object.values(targets)) expect(said).not.toContain(conversation);
    }
  }
});

test('credentials without the scope find nothing by a reference of another subgraph', async () => {
  const [ada] = insiders as [Viewer];
  for (const target of [targets['group'] as Target, nothing()]) {
    for (const aim of aimed['_entities'] ?? []) {
      expect(await messages.refusal(aim(target), {}, { ...ada, scopes: ['profile:read'] })).toBe('FORBIDDEN');
      await messages.ask(aim(target), {}, { ...ada, scopes: ['messages:read'] });
    }
  }
});

test.each([
  'x',
  '',
  '-',
  '1',
  '0',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-000000000000-0',
  '00000000-0000-0000-0000-000000000000-01',
  '00000000-0000-0000-0000-000000000000-99999999999',
  "' or 1=1 --",
  '\\u0000',
])('an id like %j names nothing', async (id) => {
  const [ada] = insiders as [Viewer];
  const target = { conversation: id, message: id, user: id };
  for (const [field, aims] of Object.entries(aimed)) {
    for (const aim of aims) {
      const { data, errors = [] } = await messages.graph(aim(target), {}, ada);
      const codes = errors.map(({ extensions }) => extensions['code']);
      expect({
        field,
        codes,
        found: Object.values(data ?? {})
          .flat()
          .some((value) => value !== null),
      }).toEqual({
        field,
        codes: ['conversation', 'message', '_entities'].includes(field) ? [] : ['NOT_FOUND'],
        found: false,
      });
    }
  }
});

test('nothing that an outsider tries leaves a trace', async () => {
  const before = await seenInside();
  expect(before).toContain(SECRET);
  for (const target of Object.values(targets)) {
    for (const outsider of Object.values(outsiders)) {
      for (const aim of Object.values(aimed).flat()) await messages.graph(aim(target), {}, outsider);
    }
  }
  expect(await seenInside()).toBe(before);
});
