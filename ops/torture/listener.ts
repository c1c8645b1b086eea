import { WebSocket } from 'ws';
import { createHearing, type Heard, type Moment, type Update } from './hearing.ts';
import { historyOf, SEEN } from './history.ts';
import type { Person } from './people.ts';
import type { Room } from './rooms.ts';
import type { Tally } from './tally.ts';
import { createTrail, type Trail } from './trail.ts';

/** An inbox of a person, on a device whose connection breaks again and again. */
export interface Listener {
  person: Person;
  name: string;
  rooms: ReadonlyMap<string, Heard>;
  moments: readonly Moment[];
  trail: Trail;
  /** Breaks the connection off, as a tunnel does. */
  drop(): void;
  stop(): Promise<void>;
}

export interface ListenerOptions {
  person: Person;
  device: number;
  rooms: readonly Room[];
  tally: Tally;
  signal: AbortSignal;
}

const inboxOf = (selection: string) => `subscription Inbox($positions: [ConversationPositionInput!]) {
  inbox(positions: $positions) {
    kind conversationId position
    event {
      __typename
      ... on MessageAdded { message { ${selection} } }
      ... on MessageChanged { message { ${selection} } }
    }
  }
}`;

/** The second device wants the sender's name as well, which another subgraph has: where that is away, it loads what it was not told. */
const INBOXES = [inboxOf(SEEN), inboxOf(`${SEEN} sender { id name }`)] as const;

export function startListener({ person, device, rooms, tally, signal }: ListenerOptions): Listener {
  const name = `${person.name}, device ${device + 1}`;
  const load = (id: string) => historyOf(person, { id }, signal);
  const trail = createTrail();
  const hearing = createHearing({ person, name, rooms, tally, trail, load });
  const sockets = new Set<WebSocket>();
  const chat = person.device({
    webSocket: droppable(sockets),
    asks: (url) => trail.note(url),
    onState({ kind }) {
      trail.note(kind);
      if (kind === 'connected') tally.counts.connections += 1;
    },
  });
  const inbox = chat.followInbox<{ inbox: Update | null }>(INBOXES[device === 0 ? 0 : 1], {});

  let stopping = false;
  const wanted = () => !stopping && !signal.aborted;

  const listen = async () => {
    for await (const { data, errors } of inbox) {
      if (data?.inbox != null) await hearing.take(data.inbox);
      else tally.violate('an update says where it belongs', `${name}: ${JSON.stringify(errors)}`);
    }
    if (wanted()) tally.violate('an inbox lasts', `${name}: it was completed`);
  };
  const listening = listen().catch((error: unknown) => {
    if (wanted()) tally.violate('an inbox lasts', `${name}: ${error}`);
  });

  return {
    person,
    name,
    rooms: hearing.rooms,
    moments: hearing.moments,
    trail,
    drop() {
      for (const socket of sockets) {
        if (socket.readyState !== WebSocket.OPEN) continue;
        tally.counts.drops += 1;
        socket.terminate();
      }
    },
    async stop() {
      stopping = true;
      chat.stop();
      await listening;
    },
  };
}

/** A class of sockets that are remembered while they are there. */
function droppable(sockets: Set<WebSocket>) {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.add(this);
      this.once('close', () => sockets.delete(this));
    }
  };
}
