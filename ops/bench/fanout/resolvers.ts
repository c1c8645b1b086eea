import { on } from 'node:events';
import { NotFound } from '@parley/kit/errors';
import type { LiveEvent } from '@parley/kit/live/contract';
import type { Live } from '@parley/kit/live/live-subgraph';
import { type Conversations, type Message, writePosition } from './conversations.ts';
import { conversationIds } from './graph.ts';

/** How often a subscription's selection was executed on an event, and a sender looked up. */
export interface Executions {
  events: number;
  senders: number;
}

interface Told {
  conversationId: string;
  number?: number;
}

export function messagesResolvers(conversations: Conversations, executions: Executions) {
  const update = ({ kind, payload, place }: LiveEvent) => {
    const { conversationId, number } = payload as Told;
    if (place === null) throw new NotFound('This place');
    if (kind === 'event') executions.events++;
    const message = kind === 'event' && number !== undefined ? conversations.message(conversationId, number) : null;
    const event = message == null ? null : { __typename: 'MessageAdded', message };
    const conversation = { id: conversationId };
    return { kind: kind.toUpperCase(), conversationId, position: writePosition(place), conversation, message, event };
  };

  /** As an ordinary subscription: told of its start, as by the live contract, and then of each event. */
  async function* listen(ids: readonly string[]): AsyncGenerator<LiveEvent> {
    const opened = ids.map((id) => conversations.opened(id, null));
    const topics = new Set(opened.map(({ topic }) => topic));
    const events = on(conversations.said, 'event');
    for (const { topic, payload, head } of opened) yield { kind: 'started', topic, payload, place: head };
    for await (const [event] of events) if (topics.has((event as LiveEvent).topic)) yield event as LiveEvent;
  }

  return {
    Query: { conversation: (_: unknown, { id }: { id: string }) => ({ id }) },
    Conversation: { name: ({ id }: { id: string }) => `The ${id}` },
    Mutation: {
      sendMessage: (_: unknown, { conversationId, body }: { conversationId: string; body: string }) =>
        conversations.send(conversationId, body),
    },
    Subscription: {
      messageAdded: {
        subscribe: (_: unknown, { conversationId }: { conversationId: string }) => listen([conversationId]),
        resolve: update,
      },
      inbox: { subscribe: () => listen(conversationIds), resolve: update },
    },
    Message: { sender: ({ senderId }: Message) => ({ id: senderId }) },
  };
}

export function messagesLive(conversations: Conversations): Live<object> {
  return {
    fields: {
      messageAdded: {
        open: async ({ conversationId, after }) => ({
          topics: [conversations.opened(conversationId as string, after as string | null)],
        }),
      },
      inbox: {
        async open({ positions }) {
          const known = new Map(
            (positions as { conversationId: string; position: string }[] | null)?.map(({ conversationId, position }) => [
              conversationId,
              position,
            ]),
          );
          return { topics: conversationIds.map((id) => conversations.opened(id, known.get(id))) };
        },
      },
    },
    replay: conversations.replay,
    heads: conversations.heads,
  };
}

export function usersResolvers(executions: Executions) {
  const user = (id: string) => ({ id, name: `Person ${id}`, avatarUrl: `/files/avatars/${id}.webp` });
  return {
    Query: { user: (_: unknown, { id }: { id: string }) => user(id) },
    User: {
      async __resolveReference({ id }: { id: string }) {
        executions.senders++;
        return user(id);
      },
    },
  };
}
