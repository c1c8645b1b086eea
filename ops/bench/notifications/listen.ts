import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Person } from '../live/people.ts';

const ADDED = `subscription { notificationAdded { kind position unreadCount
  notification { id kind actor { id name } conversation { id } message { id body sentAt } } } }`;

export interface Heard {
  body: string;
  /** When the message says that it was sent: right before its commit. */
  sentAt: string;
}

export interface Listening {
  /** Why a subscription ended before it was stopped. */
  failures: string[];
  stop(): void;
}

interface Update {
  kind: 'STARTED' | 'EVENT' | 'RESET';
  notification: { message: Heard | null } | null;
}

const START_WITHIN_MS = 30_000;

/** One socket for each person, with what they are told. Resolves once all have started. */
export async function listen(
  url: string,
  people: readonly Person[],
  told: (person: Person, heard: Heard) => void,
): Promise<Listening> {
  const failures: string[] = [];
  const clients: Client[] = [];
  let stopping = false;

  const starts = people.map((person) => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${person.token}` },
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: (error) => failures.push(String(error)),
    });
    clients.push(client);
    return new Promise<void>((resolve) => {
      const failed = (reason: unknown) => {
        if (!stopping) failures.push(JSON.stringify(reason));
        resolve();
      };
      client.subscribe<{ notificationAdded: Update | null }>(
        { query: ADDED },
        {
          next({ data, errors }) {
            const update = data?.notificationAdded;
            if (errors !== undefined || update == null) return failed(errors);
            if (update.kind === 'STARTED') resolve();
            if (update.notification?.message != null) told(person, update.notification.message);
          },
          error: failed,
          complete: () => failed('completed'),
        },
      );
    });
  });
  const late = AbortSignal.timeout(START_WITHIN_MS);
  const tooLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error('Not all subscriptions have started')));
  });
  await Promise.race([Promise.all(starts), tooLate]);
  return {
    failures,
    stop() {
      stopping = true;
      for (const client of clients) void client.dispose();
    },
  };
}
