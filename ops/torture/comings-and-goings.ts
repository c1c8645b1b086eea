import { setTimeout as pause } from 'node:timers/promises';
import { GraphError } from '@parley/schema/client';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { Room } from './rooms.ts';
import type { Tally } from './tally.ts';
import { untilAnswered } from './until-answered.ts';

/** Somebody was out of a room, from an acknowledged removal on. */
export interface Absence {
  room: Room;
  visitor: Person;
  /** When somebody asked to add the person again, by the clock of this process; null while nobody has. */
  addedFrom: number | null;
}

export interface ComingsAndGoings {
  room: Room;
  random: Random;
  tally: Tally;
  absences: Absence[];
  over: AbortSignal;
  signal: AbortSignal;
}

const REMOVE = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
const ADD = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';

/** Removes the visitors of a room and adds them again, one by one. */
export async function comeAndGo({ room, random, tally, absences, over, signal }: ComingsAndGoings): Promise<void> {
  const { owner, id: conversationId } = room;
  const waitAWhile = () => pause(random.between(500, 4_000), undefined, { signal: over }).catch(() => undefined);
  for (;;) {
    await waitAWhile();
    if (over.aborted) return;
    const visitor = random.pick(room.visitors);
    const removal = { input: { conversationId, userId: visitor.id } };
    await untilAnswered(() => owner.chat.ask<object, object>(REMOVE, removal), signal).catch(acceptNotFound);
    tally.counts['removals acknowledged'] += 1;
    const absence: Absence = { room, visitor, addedFrom: null };
    absences.push(absence);
    await waitAWhile();
    if (over.aborted && random.chance(0.5)) return; // some are out in the end
    absence.addedFrom = performance.now();
    const addition = { input: { conversationId, userIds: [visitor.id] } };
    await untilAnswered(() => owner.chat.ask<object, object>(ADD, addition), signal);
  }
}

/** The first answer was lost: the person is out. */
function acceptNotFound(error: unknown): void {
  if (!(error instanceof GraphError && error.code === 'NOT_FOUND')) throw error;
}
