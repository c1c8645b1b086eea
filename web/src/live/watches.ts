import type { Client, DocumentInput } from '@urql/core';
import { pipe, subscribe } from 'wonka';
import { graphql } from '@/graph/graphql.ts';

const PRESENCE = graphql(`
  subscription ChatPresence($userIds: [ID!]!) {
    presence(userIds: $userIds) {
      kind
      user {
        id
      }
      presence {
        status
        lastSeenAt
      }
    }
  }
`);

const TYPING = graphql(`
  subscription ChatTyping($conversationId: ID!) {
    typing(conversationId: $conversationId) {
      kind
      conversation {
        id
      }
      people {
        until
        user {
          id
          name
        }
      }
    }
  }
`);

const RECEIPTS = graphql(`
  subscription ChatReceipts($conversationId: ID!) {
    receiptMoved(conversationId: $conversationId) {
      kind
      conversationId
      receipt {
        kind
        number
        user {
          id
        }
      }
    }
  }
`);

/** What is told only to who asks for it: it goes into the cache, and whoever shows it reads it there. */
export interface Watches {
  /** How people are present; until what is given back is called. All that are watched are one subscription. */
  presence(userIds: readonly string[]): () => void;
  /** Who is typing in a conversation, and how far it was read and received. */
  conversation(conversationId: string): () => void;
  stop(): void;
}

/** The graph takes no more at once. */
const MOST_WATCHED = 500;
/** A list that is drawn names many people one after the other. */
const TOGETHER_MS = 50;

export function createWatches(client: () => Client | null): Watches {
  const watched = new Map<string, number>();
  let presence = { key: '', end: (): void => undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function follow<Variables extends object>(document: DocumentInput<unknown, Variables>, variables: Variables): () => void {
    const from = client();
    if (from === null) return () => undefined;
    return pipe(
      from.subscription<unknown, Variables>(document, variables),
      subscribe(() => undefined),
    ).unsubscribe;
  }

  function watchAll(): void {
    timer = undefined;
    const userIds = [...watched.keys()].slice(0, MOST_WATCHED).sort();
    const key = userIds.join();
    if (key === presence.key) return;
    // The next one begins before this one ends, so that the connection stays.
    const next = userIds.length === 0 ? () => undefined : follow(PRESENCE, { userIds });
    presence.end();
    presence = { key, end: next };
  }

  const plan = () => {
    timer ??= setTimeout(watchAll, TOGETHER_MS);
  };

  return {
    presence(userIds) {
      for (const id of userIds) watched.set(id, (watched.get(id) ?? 0) + 1);
      plan();
      return () => {
        for (const id of userIds) {
          const left = (watched.get(id) ?? 0) - 1;
          if (left > 0) watched.set(id, left);
          else watched.delete(id);
        }
        plan();
      };
    },
    conversation(conversationId) {
      const ends = [follow(TYPING, { conversationId }), follow(RECEIPTS, { conversationId })];
      return () => {
        for (const end of ends) end();
      };
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      presence.end();
      presence = { key: '', end: () => undefined };
    },
  };
}
