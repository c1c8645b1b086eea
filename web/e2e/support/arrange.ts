import type { TestChat } from '@parley/ops/dev/testing/chat';
import type { Person } from './person.ts';

/** The direct conversation of two people, as it is before a test begins. */
export async function direct(chat: TestChat, one: Person, other: Person): Promise<string> {
  return begun(chat, one, 'mutation Direct($userId: ID!) { begun: startDirect(userId: $userId) { conversation { id } } }', {
    userId: other.account.id,
  });
}

/** A group that the first of them owns. */
export async function group(chat: TestChat, name: string, [owner, ...others]: readonly [Person, ...Person[]]): Promise<string> {
  return begun(
    chat,
    owner,
    'mutation Group($input: CreateGroupInput!) { begun: createGroup(input: $input) { conversation { id } } }',
    {
      input: { name, userIds: others.map(({ account }) => account.id) },
    },
  );
}

/** Asks the graph as somebody, beside what they do in their browser. */
export async function ask<Data = unknown>(
  chat: TestChat,
  { account, name }: Person,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as: account });
  if (data == null || errors !== undefined) throw new Error(`${name} was refused: ${JSON.stringify(errors)}`);
  return data;
}

interface Begun {
  begun: { conversation: { id: string } };
}

const begun = async (chat: TestChat, person: Person, mutation: string, variables: Record<string, unknown>): Promise<string> =>
  (await ask<Begun>(chat, person, mutation, variables)).begun.conversation.id;
