import type { Person } from './people.ts';
import type { Room } from './rooms.ts';
import { untilAnswered } from './until-answered.ts';

/** What can be seen of a message. Two listeners who have heard everything see the same, and what a query gives. */
export interface Seen {
  id: string;
  number: number;
  body: string;
  editedAt: string | null;
  deletedAt: string | null;
  pinnedAt: string | null;
  reactions: { emoji: string; count: number }[];
}

/** The selection for it: of the messages subgraph alone, and the same for all who may read it. */
export const SEEN = 'id number body editedAt deletedAt pinnedAt reactions { emoji count }';

export interface Told extends Seen {
  system: { kind: string; people: { id: string }[] } | null;
}

interface Page {
  conversation: {
    messages: { edges: { node: Told }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
  } | null;
}

const PAGE = `query ($id: ID!, $after: String) {
  conversation(id: $id) {
    messages(first: 100, after: $after) {
      edges { node { ${SEEN} system { kind people { id } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** All that the person sees of the room, by number; empty for who is no member. */
export async function historyOf(person: Person, room: Pick<Room, 'id'>, signal: AbortSignal): Promise<Map<number, Told>> {
  const seen = new Map<number, Told>();
  let after: string | null = null;
  for (;;) {
    const { conversation } = await pageOf(person, room.id, after, signal);
    if (conversation?.messages == null) return seen;
    const { edges, pageInfo } = conversation.messages;
    for (const { node } of edges) seen.set(node.number, node);
    if (!pageInfo.hasNextPage) return seen;
    after = pageInfo.endCursor;
  }
}

function pageOf(person: Person, id: string, after: string | null, signal: AbortSignal): Promise<Page> {
  return untilAnswered(() => person.chat.ask<Page, object>(PAGE, { id, after }), signal);
}

/** Equal for what looks the same. */
export function lookOf({ id, number, body, editedAt, deletedAt, pinnedAt, reactions }: Seen): string {
  return JSON.stringify([id, number, body, editedAt, deletedAt, pinnedAt, reactions.map(({ emoji, count }) => [emoji, count])]);
}
