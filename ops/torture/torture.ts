import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@parley/kit/process';
import { rage } from './chaos.ts';
import { comeAndGo } from './comings-and-goings.ts';
import { type Listener, startListener } from './listener.ts';
import type { TortureOptions } from './options.ts';
import { registerPeople } from './people.ts';
import type { Platform } from './platform.ts';
import { createRandom, type Random } from './random.ts';
import { beginRooms } from './rooms.ts';
import type { Tally } from './tally.ts';
import { type Ended, judgeAbsences, judgeHistories, lagsOf, readHistories, sayAgain } from './verdict.ts';
import { write } from './writers.ts';

export interface Torture {
  platform: Platform;
  options: TortureOptions;
  tally: Tally;
  say(sentence: string): void;
  /** Aborted when the run is to end as it is. */
  signal: AbortSignal;
}

const CATCH_UP_WITHIN_MS = 60_000;

/**
 * People talk, come and go, and listen over connections that break, while the platform is being killed around them. Then all is left alone, and what
 * everybody has heard is held against what is there.
 */
export async function torture({ platform, options, tally, say, signal }: Torture): Promise<void> {
  const random = (part: string) => createRandom(`${options.seed} ${part}`);
  const gatewayUrls = platform.gateways.map(({ url }) => url);
  const people = await registerPeople(options.people, { gatewayUrls, random: random('people'), signal });
  const rooms = await beginRooms({ people, count: options.rooms, random: random('rooms'), signal });
  const devices = people.flatMap((person, index) => (index % 2 === 0 ? [0] : [0, 1]).map((device) => ({ person, device })));
  const listeners = devices.map((device) => startListener({ ...device, rooms, tally, signal }));
  try {
    await allStarted(listeners, { rooms, tally, signal });
    say(`${people.length} people in ${rooms.length} rooms listen on ${listeners.length} devices.`);

    const ended: Ended = { rooms, listeners, acknowledged: [], absences: [], tally, signal };
    await together(AbortSignal.any([signal, AbortSignal.timeout(options.seconds * 1000)]), (over) => [
      ...Array.from({ length: options.writers }, (_, index) => write({ ...ended, random: random(`writer ${index}`), over })),
      ...rooms.map((room) => comeAndGo({ ...ended, room, random: random(room.name), over })),
      ...(options.drops ? [breakConnections(listeners, random('tunnels'), over)] : []),
      rage({ platform, random: random('chaos'), tally, only: options.blows, over, say }),
    ]);
    say('All is left alone.');
    await sayAgain(ended, random('again'));
    await judge(ended, say);
  } finally {
    await Promise.all(listeners.map((listener) => listener.stop()));
    for (const { chat, through } of people) for (const client of [chat, ...through]) client.stop();
  }
}

/** Until all have ended. Where one fails the others are told that it is over, and nothing is left behind half done. */
async function together(over: AbortSignal, begin: (over: AbortSignal) => Promise<void>[]): Promise<void> {
  const failed = new AbortController();
  const parts = begin(AbortSignal.any([over, failed.signal]));
  try {
    await Promise.all(parts);
  } finally {
    failed.abort();
    await Promise.allSettled(parts);
  }
}

async function allStarted(
  listeners: readonly Listener[],
  { rooms, tally, signal }: Pick<Ended, 'rooms' | 'tally' | 'signal'>,
): Promise<void> {
  const expected = ({ person }: Listener) =>
    rooms.filter(({ members, visitors }) => members.includes(person) || visitors.includes(person)).length;
  while (!listeners.every((listener) => listener.rooms.size === expected(listener))) {
    if (tally.violations.size > 0) throw new CannotStart('Not all inboxes have opened.');
    await pause(100, undefined, { signal });
  }
}

async function breakConnections(listeners: readonly Listener[], random: Random, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    random.pick(listeners).drop();
    await pause(random.between(50, 500), undefined, { signal: over }).catch(() => undefined);
  }
}

async function judge(ended: Ended, say: Torture['say']): Promise<void> {
  const until = performance.now() + CATCH_UP_WITHIN_MS;
  const histories = await readHistories(ended);
  judgeHistories(ended, histories);
  let lags = await lagsOf(ended, histories);
  while (lags.length > 0 && performance.now() < until) {
    await pause(500, undefined, { signal: ended.signal });
    lags = await lagsOf(ended, histories);
  }
  for (const lag of lags) ended.tally.violate('all listeners catch up', lag);
  judgeAbsences(ended, histories);
  say(lags.length === 0 ? 'All listeners have caught up.' : `${lags.length} have not caught up.`);
}
