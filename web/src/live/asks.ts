import type { Client } from '@urql/core';
import '@/features/conversation-list/listed-conversation.ts';
import { graphql } from '@/graph/graphql.ts';

const DOCUMENTS = {
  conversation: graphql(`
    query AskConversation($id: ID!) {
      conversation(id: $id) {
        ...ListedConversation_conversation
      }
    }
  `),
  receipts: graphql(`
    query AskReceipts($id: ID!) {
      message(id: $id) {
        id
        status
      }
    }
  `),
  thread: graphql(`
    query AskThread($id: ID!) {
      message(id: $id) {
        id
        thread {
          replyCount
          lastReplyAt
          unread
          root {
            id
          }
        }
      }
    }
  `),
};

/** Something that the cache has to be told anew: how a conversation is listed, how far a message has come, how a thread stands by its first message. */
export interface Asked {
  what: keyof typeof DOCUMENTS;
  id: string;
}

export interface Asks {
  ask(asked: Asked): void;
  /** What was asked for before is fetched now. */
  start(client: Pick<Client, 'query'>): void;
  stop(): void;
}

/** Asks for the same that come within this time are one. */
const TOGETHER_MS = 300;

export function createAsks(): Asks {
  const waiting = new Map<string, Asked>();
  let client: Pick<Client, 'query'> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function fetchAll(): void {
    timer = undefined;
    const asked = [...waiting.values()];
    waiting.clear();
    // What fails is asked for again by the next event, or by whoever shows it.
    for (const { what, id } of asked) {
      void client?.query<unknown, { id: string }>(DOCUMENTS[what], { id }, { requestPolicy: 'network-only' }).toPromise();
    }
  }

  function plan(): void {
    if (client !== null && waiting.size > 0) timer ??= setTimeout(fetchAll, TOGETHER_MS);
  }

  return {
    ask(asked) {
      waiting.set(`${asked.what} ${asked.id}`, asked);
      plan();
    },
    start(started) {
      client = started;
      plan();
    },
    stop() {
      client = null;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
