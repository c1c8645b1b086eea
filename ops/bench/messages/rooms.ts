import { createHash } from 'node:crypto';

/** A conversation of the benchmark, as the load needs to know it. */
export interface Room {
  id: string;
  /** How many messages were loaded. */
  messages: number;
  senders: readonly string[];
}

/** An id that both SQL (`md5(name)::uuid`) and this make of a name. */
export function idOf(name: string): string {
  return createHash('md5')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What is measured: so many conversations with so many members and messages in each. */
export interface Dataset {
  prefix: string;
  rooms: number;
  members: number;
  messages: number;
}

/** Members overlap from room to room, as people do; a sender is one of the first ten. */
export const memberName = (room: number, place: number, members: number) =>
  `person ${(room * 7 + place) % Math.max(members, 5000)}`;

export function roomsOf({ prefix, rooms, members, messages }: Dataset): Room[] {
  return Array.from({ length: rooms }, (_, room) => ({
    id: idOf(`${prefix} ${room}`),
    messages,
    senders: Array.from({ length: Math.min(members, 10) }, (_, place) => idOf(memberName(room, place, members))),
  }));
}
