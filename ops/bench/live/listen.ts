import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Latencies } from './latencies.ts';
import type { Person, Room } from './people.ts';

const INBOX = `subscription { inbox { kind conversationId position event {
  ... on MessageAdded { message { id number body sentAt sender { id name } } } } } }`;
const TYPING =
  'subscription ($id: ID!) { typing(conversationId: $id) { kind conversation { id } people { user { id } until } } }';
const PRESENCE = 'subscription ($ids: [ID!]!) { presence(userIds: $ids) { kind user { id } presence { status lastSeenAt } } }';

export interface Heard {
  /** By the body. */
  messages: Latencies;
  /** By conversation and person. */
  typing: Latencies;
  /** By person and status. */
  presence: Latencies;
}

export interface Listening {
  /** Why a subscription ended before it was stopped. */
  failures: string[];
  stop(): void;
}

/** One socket for each person, with their inbox, what is typed in their rooms, and how those are present whom they share a room with. Waits until all have started. */
export async function listen(url: string, people: readonly Person[], rooms: readonly Room[], heard: Heard): Promise<Listening> {
  const failures: string[] = [];
  const clients: Client[] = [];
  const starts: Promise<void>[] = [];
  let stopping = false;

  for (const person of people) {
    const own = rooms.filter(({ members }) => members.includes(person));
    const fellows = fellowsOf(person, rooms).map(({ id }) => id);
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${person.token}` },
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: (error) => failures.push(String(error)),
    });
    clients.push(client);
    /** Done once so many have been told `STARTED`. */
    const subscribe = (query: string, variables: Record<string, unknown>, count: number, told: (update: Update) => void) => {
      let left = count;
      starts.push(
        new Promise((resolve) => {
          const failed = (reason: unknown) => {
            if (!stopping) failures.push(JSON.stringify(reason));
            resolve();
          };
          client.subscribe<Record<string, Update>>(
            { query, variables },
            {
              next({ data, errors }) {
                const [update] = Object.values(data ?? {});
                if (errors !== undefined || update == null) return failed(errors);
                if (update.kind === 'STARTED' && --left === 0) resolve();
                if (update.kind === 'EVENT') told(update);
              },
              error: failed,
              complete: () => failed('completed'),
            },
          );
        }),
      );
    };
    subscribe(INBOX, {}, own.length, ({ event }) => {
      if (event?.message !== undefined) heard.messages.heard(event.message.body, person.id);
    });
    for (const { id } of own) {
      subscribe(TYPING, { id }, 1, ({ people: typing = [] }) => {
        for (const { user } of typing) heard.typing.heard(`${id} ${user.id}`, person.id);
      });
    }
    subscribe(PRESENCE, { ids: fellows }, fellows.length, ({ user, presence }) => {
      heard.presence.heard(`${user?.id} ${presence?.status}`, person.id);
    });
  }
  await Promise.race([Promise.all(starts), late()]);
  return {
    failures,
    stop() {
      stopping = true;
      for (const client of clients) void client.dispose();
    },
  };
}

/** Those whom a person shares a room with. */
export function fellowsOf(person: Person, rooms: readonly Room[]): Person[] {
  const all = rooms.filter(({ members }) => members.includes(person)).flatMap(({ members }) => members);
  return [...new Set(all)].filter((other) => other !== person);
}

const START_WITHIN_MS = 30_000;

function late(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('Not all subscriptions have started')), START_WITHIN_MS).unref();
  });
}

interface Update {
  kind: 'STARTED' | 'EVENT' | 'RESET' | 'ENDED';
  event?: { message?: { body: string } } | null;
  people?: { user: { id: string } }[];
  user?: { id: string };
  presence?: { status: string } | null;
}
