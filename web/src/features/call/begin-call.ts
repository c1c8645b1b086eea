import type { Client } from '@urql/core';
import type { CallLine } from './call-line.ts';
import { CALL_PEOPLE } from './call-people.query.ts';
import { type CallMedia, MOST_PEOPLE } from './call-signal.ts';

export interface BeginCall {
  client: Client;
  line: Pick<CallLine<unknown>, 'start'>;
  viewerId: string;
  conversationId: string;
  media: CallMedia;
}

/** Calls everyone in a conversation, where they are few. */
export async function beginCall({ client, line, viewerId, conversationId, media }: BeginCall) {
  const { data } = await client.query(CALL_PEOPLE, { conversationId }, { requestPolicy: 'cache-and-network' });
  const members = data?.conversation?.members?.edges;
  if (members === undefined) return 'failed';
  const others = members.map(({ node }) => node.user.id).filter((id) => id !== viewerId);
  if (others.length === 0) return 'alone';
  if (others.length >= MOST_PEOPLE) return 'too-many';
  line.start({ conversationId, people: others, media });
  return 'begun';
}
