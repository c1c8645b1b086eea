import { randomUUID } from 'node:crypto';
import type { Asker } from '../live/ask.ts';
import type { Person } from '../live/people.ts';

/** Two in a direct conversation, of whom one alone speaks: who answered would have read what came before, and be told nothing of it. */
export interface Pair {
  conversationId: string;
  sender: Person;
  recipient: Person;
}

const START = 'mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id number } } }';

export async function pairUp({ ask }: Asker, people: readonly Person[]): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let index = 0; index + 1 < people.length; index += 2) {
    const [sender, recipient] = people.slice(index, index + 2) as [Person, Person];
    const { startDirect } = await ask<{ startDirect: { conversation: { id: string } } }>(START, { userId: recipient.id }, sender);
    pairs.push({ conversationId: startDirect.conversation.id, sender, recipient });
  }
  return pairs;
}

/** What is said at this turn, each pair in its turn. */
export async function say(
  { ask }: Asker,
  pairs: readonly Pair[],
  turn: number,
  begin: (body: string, to: Person) => void,
): Promise<void> {
  const { conversationId, sender, recipient } = pairs[turn % pairs.length] as Pair;
  const body = `${randomUUID()} Shall we meet at the harbour at five?`;
  begin(body, recipient);
  await ask(SEND, { input: { conversationId, clientId: randomUUID(), body } }, sender);
}
