import { newId } from '@parley/kit/id';
import type { LiveResult } from '@parley/kit/live/contract';
import { type ObjectTypeDefinitionNode, parse, print } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema, typeDefs } from '../src/schema.ts';
import { person, startPresence, type TestPresence } from './support/presence.ts';

let presence: TestPresence;
beforeAll(async () => {
  presence = await startPresence();
});
afterAll(() => presence[Symbol.asyncDispose]());

const id = newId();
const signal = `{callId: "c", conversationId: "${id}", toUserId: "${id}", deviceId: "d", kind: RING}`;
/** Every root field that can be asked, and the scope that it wants. */
const fields: Record<string, { scope: string; operation: string }> = {
  ownPresence: { scope: 'profile:read', operation: '{ ownPresence { status } }' },
  heartbeat: {
    scope: 'profile:write',
    operation: 'mutation { heartbeat(input: {deviceId: "d", state: ACTIVE}) { presence { status } } }',
  },
  setStatus: { scope: 'profile:write', operation: 'mutation { setStatus(input: {status: DND}) { presence { status } } }' },
  startTyping: { scope: 'messages:write', operation: `mutation { startTyping(conversationId: "${id}") { againAfterSeconds } }` },
  stopTyping: { scope: 'messages:write', operation: `mutation { stopTyping(conversationId: "${id}") { againAfterSeconds } }` },
  iceServers: { scope: 'messages:write', operation: '{ iceServers { servers { urls username credential } expiresAt } }' },
  sendCallSignal: { scope: 'messages:write', operation: `mutation { sendCallSignal(input: ${signal}) { signal { id } } }` },
};
const subscriptions = { presence: 'profile:read', typing: 'messages:read', callSignals: 'messages:read' };

test('the list knows every root field', () => {
  const names = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const known = [...Object.keys(fields), ...Object.keys(subscriptions), '_entities', '_service'];
  expect(names.sort()).toEqual(known.sort());
});

test('every root field, and what is added to people and conversations, asks for its scope', () => {
  const asked = parse(typeDefs()).definitions.flatMap((node) => {
    const { name, fields: own = [] } = node as ObjectTypeDefinitionNode;
    const added = name?.value === 'User' || name?.value === 'Conversation';
    if (!added && !['Query', 'Mutation', 'Subscription'].includes(String(name?.value))) return [];
    return own
      .filter((field) => field.name.value !== 'id')
      .map((field) => [field.name.value, field.directives?.map(print).find((text) => text.startsWith('@access'))]);
  });
  const scopes = { ...Object.fromEntries(Object.entries(fields).map(([name, { scope }]) => [name, scope])), ...subscriptions };
  expect(Object.fromEntries(asked)).toEqual(
    Object.fromEntries(Object.entries(scopes).map(([name, scope]) => [name, `@access(scope: "${scope}")`])),
  );
});

test.each(Object.entries(fields))('%s is for somebody, and for no audience', async (_name, { operation }) => {
  for (const shown of [null, `conversation:${id}`, `presence:${id}`]) {
    expect(await presence.refusal(operation, {}, shown)).toBe('UNAUTHENTICATED');
  }
});

test('the live questions are for the gateway, and have no history to replay', async () => {
  expect(await presence.live('heads', { since: null })).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  const from = { epoch: 'e', number: 0, revision: 0 };
  expect(await presence.live('replay', { replays: [{ topic: 't', from, limit: 1, viewers: [] }] })).toMatchObject({
    answers: [{ error: { extensions: { code: 'NOT_FOUND' } } }],
  });
  expect(await presence.open('toString', {}, person())).toMatchObject({ error: { extensions: { code: 'NOT_FOUND' } } });
});

test('audiences are believed where this subgraph or messages has named them, and where nobody else has', async () => {
  const ada = person();
  presence.owners.seat(id, ada.id);
  const typing = 'subscription { typing(conversationId: "") { people { user { id } } } }';
  const watch = 'subscription { presence(userIds: []) { presence { status } } }';
  const codes = async (query: string, payload: object, name: string, by: string) => {
    const [result] = (await presence.resolve(query, [{ payload }], { name, by })) as LiveResult[];
    return result?.errors ?? 'told';
  };
  const refused = [{ extensions: { code: 'UNAUTHENTICATED' } }];
  expect(await codes(typing, { conversationId: id }, `conversation:${id}`, 'messages')).toBe('told');
  expect(await codes(typing, { conversationId: id }, `conversation:${id}`, 'weather')).toMatchObject(refused);
  expect(await codes(watch, { userId: ada.id }, `presence:${ada.id}`, 'presence')).toBe('told');
  expect(await codes(watch, { userId: ada.id }, `presence:${ada.id}`, 'weather')).toMatchObject(refused);
});
