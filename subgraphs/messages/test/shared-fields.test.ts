import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typeDefs } from '../src/schema.ts';
import { chatOf } from './support/chat.ts';
import { type LiveGateway, liveGateway } from './support/live.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

const types = new Map(
  parse(typeDefs()).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION ? [[node.name.value, node] as [string, ObjectTypeDefinitionNode]] : [],
  ),
);
const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));
const isShared = ({ directives = [] }: FieldDefinitionNode) => directives.some(({ name }) => name.value === 'shared');
const isKey = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode) =>
  field.name.value === 'id' && (type.directives ?? []).some(({ name }) => name.value === 'key');

/** All that is shared of a type: what leads on to another message or conversation is followed once. */
function sharedOf(typeName: string, depth = 0): string {
  const type = types.get(typeName);
  const fields = (type?.fields ?? []).filter((field) => isShared(field) || (type !== undefined && isKey(type, field)));
  const selections = fields.flatMap((field) => {
    const inner = nameOf(field.type);
    if (!types.has(inner)) return [field.name.value];
    const isEntity = inner === 'Message' || inner === 'Conversation';
    if (isEntity && depth > 0) return [`${field.name.value} { id }`];
    const selection = sharedOf(inner, isEntity ? depth + 1 : depth);
    return selection === '{ }' ? [] : [`${field.name.value} ${selection}`];
  });
  return `{ ${[...selections, '__typename'].join(' ')} }`;
}

/** Where what depends on the viewer is found, from a message or a conversation. */
const DEPENDS: Record<string, (field: string) => string> = {
  Message: (field) => field,
  Conversation: (field) => field,
  Thread: (field) => `thread { ${field} }`,
  Reaction: (field) => `reactions { ${field} }`,
  Forwarded: (field) => `forwardedFrom { ${field} }`,
};

const unshared = Object.keys(DEPENDS).flatMap((name) => {
  const type = types.get(name) as ObjectTypeDefinitionNode;
  return (type.fields ?? [])
    .filter((field) => !isShared(field) && !isKey(type, field))
    .map((field) => [name, field.name.value, types.has(nameOf(field.type))] as const);
});

let messages: TestMessages;
let gateway: LiveGateway;
let group: string;
let members: Viewer[];
let late: Viewer;
/** Messages with all that a message can have. */
let ids: string[];

beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '100000' } });
  gateway = await liveGateway(messages);
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  members = [ada, bob, cy];
  late = person();
  group = await chat.group(ada, bob, cy);
  const elsewhere = await chat.group(ada, person(), person());
  const change = (field: string, input: string, as = ada) =>
    messages.ask(`mutation { ${field}(input: { ${input} }) { __typename } }`, {}, as);

  const said = async () => {
    const file = newId();
    messages.files.add(ada.id, file);
    const first = await chat.say(ada, group, `one <@${bob.id}> @everyone`, { attachmentIds: [file] });
    await chat.say(bob, group, 'a reply', { replyTo: first.id });
    const second = await chat.say(bob, group, 'two', { quote: first.id });
    await change('addReaction', `messageId: "${second.id}", emoji: "🎉"`, cy);
    await change('editMessage', `messageId: "${second.id}", body: "two!"`, bob);
    await messages.ask(`mutation { pinMessage(messageId: "${second.id}") { __typename } }`, {}, cy);
    const source = await chat.say(ada, elsewhere, 'from elsewhere');
    await change('forwardMessage', `messageId: "${source.id}", conversationId: "${group}", clientId: "${source.id}"`);
    const last = await chat.say(cy, group, 'gone');
    await messages.ask(`mutation { deleteMessage(messageId: "${last.id}") { __typename } }`, {}, cy);
    await change('markRead', `conversationId: "${group}", number: ${last.number}`, bob);
    await change('markDelivered', `conversationId: "${group}", number: ${last.number}`);
    return last.number;
  };
  await said();
  await change('addMembers', `conversationId: "${group}", userIds: ["${late.id}"]`);
  const number = await said();
  ids = Array.from({ length: number }, (_, index) => `${group}-${index + 1}`);
});
afterAll(() => messages[Symbol.asyncDispose]());

const entities = (type: string, among: readonly string[], selection: string) =>
  `query { _entities(representations: [${among.map((id) => `{ __typename: "${type}", id: "${id}" }`).join(', ')}]) { ... on ${type} ${selection} } }`;

const audiences = (): [string, Viewer[]][] => [
  [`conversation:${group}`, members],
  [`conversation:${group}:above:${ids.length / 2}`, [late]],
];

test.each(['Message', 'Conversation'])(
  'what is shared of a %s is for an audience what it is for each of its members',
  async (type) => {
    const query = entities(type, type === 'Message' ? ids : [group], sharedOf(type));
    for (const [audience, those] of audiences()) {
      const shared = await gateway.query(audience, query);
      expect(shared.errors).toBeUndefined();
      expect(shared.data._entities.filter((found: unknown) => found !== null).length).toBeGreaterThan(0);
      for (const member of those) expect(await gateway.query(member, query)).toEqual(shared);
    }
  },
);

test('something of all that can be shared is there to compare', async () => {
  const { data } = await gateway.query(`conversation:${group}`, entities('Message', ids, sharedOf('Message')));
  const all = data._entities as Record<string, unknown>[];
  for (const field of types.get('Message')?.fields ?? []) {
    if (!isShared(field) || field.name.value === 'archivedAt') continue;
    const some = all.some((message) => {
      const value = message[field.name.value];
      return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
    });
    expect({ field: field.name.value, some }).toEqual({ field: field.name.value, some: true });
  }
});

describe('what is not shared', () => {
  test('is what depends on the viewer, and pages', () => {
    expect(unshared.map(([type, field]) => `${type}.${field}`).sort()).toEqual([
      'Conversation.members',
      'Conversation.messages',
      'Conversation.unreadCount',
      'Conversation.viewerMember',
      'Forwarded.message',
      'Message.replies',
      'Message.status',
      'Reaction.viewerReacted',
      'Thread.unread',
    ]);
  });

  test.each(unshared)('%s.%s fails without a viewer', async (type, field, isObject) => {
    const entity = type === 'Conversation' ? 'Conversation' : 'Message';
    const selection = DEPENDS[type]?.(isObject ? `${field} { __typename }` : field) ?? '';
    const query = entities(entity, entity === 'Message' ? ids : [group], `{ ${selection} }`);
    const { errors = [] } = await gateway.query(`conversation:${group}`, query);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['UNAUTHENTICATED']));
    const [member] = members as [Viewer];
    expect((await gateway.query(member, query)).errors).toBeUndefined();
  });
});
