import type { TestChat } from '@parley/ops/dev/testing/chat';
import type { Person } from './person.ts';

/** The direct conversation of two people, as it is before a test begins. */
export async function direct(chat: TestChat, one: Person, other: Person): Promise<string> {
  return begun(chat, one, 'mutation Direct($userId: ID!) { begun: startDirect(userId: $userId) { conversation { id } } }', {
    userId: other.account.id,
  });
}

/** A group that the first of them owns. */
export async function group(chat: TestChat, name: string, [owner, ...others]: [Person, ...Person[]]): Promise<string> {
  return begun(
    chat,
    owner,
    'mutation Group($input: CreateGroupInput!) { begun: createGroup(input: $input) { conversation { id } } }',
    {
      input: { name, userIds: others.map(({ account }) => account.id) },
    },
  );
}

async function begun(chat: TestChat, { account }: Person, mutation: string, variables: Record<string, unknown>): Promise<string> {
  const { data, errors } = await chat.graph<{ begun: { conversation: { id: string } } | null }>(mutation, variables, {
    as: account,
  });
  if (data?.begun == null) throw new Error(`The conversation was not begun: ${JSON.stringify(errors)}`);
  return data.begun.conversation.id;
}
