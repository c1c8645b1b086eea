import type { Absence } from './comings-and-goings.ts';
import { differenceOf } from './hearing.ts';
import { historyOf, type Told } from './history.ts';
import type { Listener } from './listener.ts';
import type { Random } from './random.ts';
import type { Room } from './rooms.ts';
import type { Tally } from './tally.ts';
import type { Acknowledged } from './writers.ts';

/** Who took part, and what they did. */
export interface Ended {
  rooms: readonly Room[];
  listeners: readonly Listener[];
  acknowledged: Acknowledged[];
  absences: Absence[];
  tally: Tally;
  signal: AbortSignal;
}

const SAID_AGAIN = 20;

export type Histories = ReadonlyMap<Room, ReadonlyMap<number, Told>>;

/** What is in the rooms after the last word. */
export async function readHistories({ rooms, signal }: Pick<Ended, 'rooms' | 'signal'>): Promise<Histories> {
  const read = await Promise.all(rooms.map(async (room) => [room, await historyOf(room.owner, room, signal)] as const));
  return new Map(read);
}

/** Everything that was acknowledged is there, as it was said last, and each room counts without gaps. */
export function judgeHistories({ acknowledged, tally }: Ended, histories: Histories): void {
  for (const [room, history] of histories) {
    const numbers = [...history.keys()].sort((one, other) => one - other);
    const gap = numbers.findIndex((number, index) => number !== index + 1);
    if (gap !== -1) tally.violate('a room counts without gaps', `${room.name}: ${numbers[gap]} comes at place ${gap + 1}`);
  }
  for (const { room, id, number, body } of acknowledged) {
    const kept = histories.get(room)?.get(number);
    if (kept?.id !== id) tally.violate('what was acknowledged is kept', `${room.name}, ${number}: ${id} is ${kept?.id}`);
    else if (kept.body !== (body ?? '')) {
      tally.violate('what was acknowledged is kept as it was said last', `${room.name}, ${number}: "${body}" is "${kept.body}"`);
    }
  }
}

/** A program that starts again may say everything again: it is said already. */
export async function sayAgain({ acknowledged, tally, signal }: Ended, random: Random): Promise<void> {
  for (const { room, sender, clientId, id } of random.sample(acknowledged, SAID_AGAIN)) {
    const again = await sender.chat.sendMessage({ conversationId: room.id, clientId, body: 'once more' }, { signal });
    if (again.id !== id) tally.violate('one clientId is one message', `${clientId} is ${id} and, later, ${again.id}`);
  }
}

/** What the listeners have not yet heard, or heard otherwise than it is. Empty when all of them have caught up. */
export async function lagsOf({ rooms, listeners, signal }: Ended, histories: Histories): Promise<string[]> {
  const lags: string[] = [];
  for (const room of rooms) {
    const history = histories.get(room) ?? new Map();
    for (const { person, name, rooms: heard, trail } of listeners) {
      const known = heard.get(room.id);
      const isVisitor = room.visitors.includes(person);
      if (!isVisitor && !room.members.includes(person)) continue;
      const visible = isVisitor ? await historyOf(person, room, signal) : history;
      if (visible.size === 0) {
        if (known !== undefined) lags.push(`${name} still listens to ${room.name} (${trail.lastOf(room.id)})`);
      } else if (known === undefined) lags.push(`${name} does not listen to ${room.name} (${trail.lastOf(room.id)})`);
      else {
        const difference = differenceOf(known, visible);
        if (difference !== null) lags.push(`${name} in ${room.name}: ${difference} (${trail.lastOf(room.id)})`);
      }
    }
  }
  return lags;
}

/** Nobody hears what was said or changed while they were out; nor later, where history is hidden from who is added. */
export function judgeAbsences({ listeners, absences, tally }: Ended, histories: Histories): void {
  for (const { room, visitor, moments } of outs(listeners, absences)) {
    const history = [...(histories.get(room)?.values() ?? [])].sort((one, other) => one.number - other.number);
    const told = (kind: string) =>
      history.filter(({ system }) => system?.kind === kind && system.people.some(({ id }) => id === visitor.person.id));
    const removals = told('REMOVED');
    const returns = told('JOINED');
    const own = absences.filter((absence) => absence.room === room && absence.visitor === visitor.person);
    for (const [index, removal] of removals.entries()) {
      const addedFrom = own[index]?.addedFrom ?? Number.POSITIVE_INFINITY;
      const back = returns.find(({ number }) => number > removal.number)?.number ?? Number.POSITIVE_INFINITY;
      for (const { at, reached, number } of moments.filter(({ roomId }) => roomId === room.id)) {
        const where = `${visitor.name} in ${room.name}, out from ${removal.number} to ${back}: heard ${number} at ${reached} ${(at / 1000).toFixed(2)} (${visitor.trail.lastOf(room.id)})`;
        if (reached >= removal.number && at < addedFrom) tally.violate('who is out hears nothing', where);
        if (room.showsHistory || number === null) continue;
        if (number >= removal.number && number < back) tally.violate('who comes back hears nothing of before', where);
      }
    }
  }
}

function outs(listeners: readonly Listener[], absences: readonly Absence[]) {
  const pairs = new Map<string, { room: Room; visitor: Listener; moments: Listener['moments'] }>();
  for (const { room, visitor } of absences) {
    for (const listener of listeners) {
      if (listener.person !== visitor) continue;
      pairs.set(`${room.id} ${listener.name}`, { room, visitor: listener, moments: listener.moments });
    }
  }
  return pairs.values();
}
