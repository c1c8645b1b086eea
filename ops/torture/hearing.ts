import { lookOf, type Seen } from './history.ts';
import type { Person } from './people.ts';
import { type ReadPosition, readPosition } from './position.ts';
import type { Room } from './rooms.ts';
import type { Tally } from './tally.ts';
import type { Trail } from './trail.ts';

/** An update of an inbox, as it is selected here. */
export interface Update {
  kind: 'STARTED' | 'EVENT' | 'RESET' | 'ENDED';
  conversationId: string;
  position: string;
  /** Null but for EVENT; and there too when another subgraph was away. */
  event: { __typename: 'MessageAdded' | 'MessageChanged'; message: Seen } | null;
}

/** What has been heard of one room. */
export interface Heard {
  /** Where the listener began, or began anew. */
  since: number;
  /** The number of the last message that was told as new. */
  last: number;
  position: ReadPosition;
  seen: Map<number, Seen>;
}

/** One event, as it came: for the question who was out by then. */
export interface Moment {
  roomId: string;
  at: number;
  /** How far the room was when it happened. */
  reached: number;
  number: number | null;
}

/** What a person's device makes of the updates it is told, and what it objects to in them. */
export interface Hearing {
  rooms: ReadonlyMap<string, Heard>;
  moments: readonly Moment[];
  take(update: Update): Promise<void>;
}

export interface HearingOptions {
  person: Person;
  name: string;
  rooms: readonly Room[];
  tally: Tally;
  trail: Trail;
  /** Loads what can be seen of a room now. */
  load(roomId: string): Promise<ReadonlyMap<number, Seen>>;
}

export function createHearing({ person, name, rooms, tally, trail, load }: HearingOptions): Hearing {
  const heard = new Map<string, Heard>();
  const moments: Moment[] = [];
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const placeOf = (roomId: string) => {
    const room = byId.get(roomId);
    const how = room?.visitors.includes(person) ? 'visiting' : 'in';
    return `${name} ${how} ${room?.name} (${roomId}; ${trail.lastOf(roomId)})`;
  };
  /** From whom history is hidden, numbers are missing that came in between. */
  const mayMiss = (roomId: string) => {
    const room = byId.get(roomId);
    return room !== undefined && !room.showsHistory && room.visitors.includes(person);
  };

  const begin = (roomId: string, position: ReadPosition): Heard => {
    const begun: Heard = { since: position.number, last: position.number, position, seen: new Map() };
    heard.set(roomId, begun);
    return begun;
  };
  const reload = async (roomId: string, { seen }: Heard) => {
    for (const [number, message] of await load(roomId)) seen.set(number, message);
  };

  const takeEvent = async (known: Heard, { conversationId: roomId, position: text, event }: Update) => {
    const position = readPosition(text);
    const before = known.position;
    if (position.number < before.number || position.revision < before.revision) {
      const step = `${before.number}/${before.revision} to ${position.number}/${position.revision}`;
      tally.violate('positions go forward', `${placeOf(roomId)}: from ${step}`);
    }
    known.position = position;
    tally.counts.received += 1;
    moments.push({ roomId, at: performance.now(), reached: position.number, number: event?.message.number ?? null });
    if (event === null) {
      tally.counts.incomplete += 1;
      known.last = Math.max(known.last, position.number);
      await reload(roomId, known);
      return;
    }
    const { number } = event.message;
    known.seen.set(number, event.message);
    if (event.__typename === 'MessageAdded') takeNew(roomId, known, number);
    else if (number > known.last && !mayMiss(roomId)) {
      tally.violate('what changes was told as new before', `${placeOf(roomId)}: ${number} after ${known.last}`);
    }
  };

  const takeNew = (roomId: string, known: Heard, number: number) => {
    tally.counts['received as new'] += 1;
    if (number <= known.last) {
      tally.counts.duplicates += 1;
      tally.violate('a message is told as new once', `${placeOf(roomId)}: ${number} after ${known.last}`);
    } else if (number > known.last + 1 && !mayMiss(roomId)) {
      tally.counts.gaps += 1;
      tally.violate('numbers come in order, without gaps', `${placeOf(roomId)}: ${number} after ${known.last}`);
    }
    known.last = Math.max(known.last, number);
  };

  return {
    rooms: heard,
    moments,
    async take(update) {
      const { kind, conversationId: roomId, position } = update;
      const { number, revision } = readPosition(position);
      const what = update.event === null ? kind : `${update.event.__typename} ${update.event.message.number}`;
      trail.note(`${what} at ${number}/${revision}`, roomId);
      const known = heard.get(roomId);
      if (kind === 'STARTED') {
        tally.counts.started += 1;
        if (known !== undefined)
          tally.violate('a room is started once', `${placeOf(roomId)}: again at ${readPosition(position).number}`);
        begin(roomId, readPosition(position));
      } else if (kind === 'RESET') {
        tally.counts.resets += 1;
        await reload(roomId, begin(roomId, readPosition(position)));
      } else if (kind === 'ENDED') {
        tally.counts.ended += 1;
        heard.delete(roomId);
      } else if (known === undefined) {
        tally.violate('a room is started before it is heard', placeOf(roomId));
      } else {
        await takeEvent(known, update);
      }
    },
  };
}

/** Compares what was heard of a room with what the graph gives, and names the first difference. */
export function differenceOf({ seen, since }: Heard, history: ReadonlyMap<number, Seen>): string | null {
  for (const [number, message] of history) {
    if (number <= since) continue;
    const heard = seen.get(number);
    if (heard === undefined) return `${number} was never heard (heard up to ${Math.max(since, ...seen.keys())})`;
    if (lookOf(heard) !== lookOf(message)) return `${number} was heard as ${lookOf(heard)} and is ${lookOf(message)}`;
  }
  return null;
}
