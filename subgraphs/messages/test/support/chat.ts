import { randomUUID } from 'node:crypto';
import type { Viewer } from '@parley/kit/passport';
import type { TestGraph } from './graph.ts';

export const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id number } } }';

/** What most tests begin with: conversations, and something said in them. */
export function chatOf({ ask }: Pick<TestGraph, 'ask'>) {
  const begun = async (mutation: string, variables: Record<string, unknown>, as: Viewer): Promise<string> => {
    const [payload] = Object.values(await ask<Record<string, { conversation: { id: string } }>>(mutation, variables, as));
    return (payload as { conversation: { id: string } }).conversation.id;
  };
  return {
    direct: (one: Viewer, other: Viewer) =>
      begun('mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id } } }', { userId: other.id }, one),
    group: (owner: Viewer, ...others: Viewer[]) =>
      begun(
        'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }',
        { input: { name: 'Tea', userIds: others.map(({ id }) => id) } },
        owner,
      ),
    channel: (owner: Viewer, input: Record<string, unknown> = {}) =>
      begun(
        'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { conversation { id } } }',
        { input: { name: 'News', ...input } },
        owner,
      ),
    business: (customer: Viewer, subject = 'Help') =>
      begun(
        'mutation ($input: OpenBusinessChatInput!) { openBusinessChat(input: $input) { conversation { id } } }',
        { input: { subject } },
        customer,
      ),
    /** Says something, and gives the message's id and number. */
    async say(as: Viewer, conversationId: string, body: string, more: Record<string, unknown> = {}) {
      const input = { conversationId, body, clientId: randomUUID(), ...more };
      const { sendMessage } = await ask<{ sendMessage: { message: { id: string; number: number } } }>(SEND, { input }, as);
      return sendMessage.message;
    },
    /** All bodies of the main line that the person sees, oldest first; system messages by their kind. */
    async seenBy(as: Viewer, conversationId: string): Promise<string[] | null> {
      const query = `query ($id: ID!) {
        conversation(id: $id) { messages(last: 100) { edges { node { body system { kind } } } } }
      }`;
      interface Seen {
        conversation: { messages: { edges: { node: { body: string; system: { kind: string } | null } }[] } | null } | null;
      }
      const { conversation } = await ask<Seen>(query, { id: conversationId }, as);
      return conversation?.messages?.edges.map(({ node }) => node.system?.kind ?? node.body) ?? null;
    },
  };
}
