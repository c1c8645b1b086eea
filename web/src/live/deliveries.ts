import type { Client } from '@urql/core';
import { graphql } from '@/graph/graphql.ts';
import type { ConversationUpdate } from './told.ts';

const MARK_DELIVERED = graphql(`
  mutation ChatMarkDelivered($input: MarkInput!) {
    markDelivered(input: $input) {
      conversation {
        id
      }
    }
  }
`);

/** Tells the others that what they said has reached a device of the viewer. */
export interface Deliveries {
  heard(update: ConversationUpdate): void;
  /** That the list was read, with what was said while nobody was here. */
  read(conversations: readonly Unread[]): void;
  start(client: Pick<Client, 'mutation'>): void;
  stop(): void;
}

interface Unread {
  id: string;
  memberCount: number;
  viewerMember: { unread: number } | null;
  lastMessage: { number: number } | null;
}

const TOGETHER_MS = 1_000;
/** With more people in a conversation nobody is told, so that nobody needs to tell. */
const MOST_MEMBERS = 20;

export function createDeliveries(viewerId: () => string | null): Deliveries {
  const reached = new Map<string, number>();
  let client: Pick<Client, 'mutation'> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tellAll(): void {
    timer = undefined;
    // What fails is made good by the next message, and by reading.
    for (const [conversationId, number] of reached)
      void client?.mutation(MARK_DELIVERED, { input: { conversationId, number } }).toPromise();
    reached.clear();
  }

  function reach(conversationId: string, number: number): void {
    reached.set(conversationId, Math.max(reached.get(conversationId) ?? 0, number));
    timer ??= setTimeout(tellAll, TOGETHER_MS);
  }

  return {
    read(conversations) {
      for (const { id, memberCount, viewerMember, lastMessage } of conversations) {
        const isUnread = viewerMember !== null && viewerMember.unread > 0 && memberCount <= MOST_MEMBERS;
        if (isUnread && lastMessage !== null) reach(id, lastMessage.number);
      }
    },
    heard({ conversationId, conversation, event }) {
      if (event?.__typename !== 'MessageAdded' || (conversation?.memberCount ?? 0) > MOST_MEMBERS) return;
      if (event.message.sender.id === viewerId() || event.message.system !== null) return;
      reach(conversationId, event.message.number);
    },
    start(started) {
      client = started;
    },
    stop() {
      client = null;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
