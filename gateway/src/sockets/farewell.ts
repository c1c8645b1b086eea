import { setTimeout as wait } from 'node:timers/promises';
import { CLOSE } from './close-codes.ts';
import type { SocketRegister } from './socket-register.ts';

export interface FarewellOptions {
  /** Over this time sockets are ended, and over as much again their clients are told to come back. */
  spreadMs: number;
  /** How long clients may take after that to answer the goodbye. */
  graceMs: number;
}

const SLICE_MS = 100;
/** So few at once are no storm for whoever serves them next. */
const LEAST = 20;

/** Ends all sockets a few at a time, and tells each client to come back after a pause of its own, so that their next gateway is not stormed. */
export async function sayFarewell(register: SocketRegister, { spreadMs, graceMs }: FarewellOptions): Promise<void> {
  const slice = Math.max(LEAST, Math.ceil((register.size * SLICE_MS) / spreadMs));
  let left = slice;
  for (const connection of [...register]) {
    if (left === 0) {
      await wait(SLICE_MS);
      left = slice;
    }
    left -= 1;
    connection.end(CLOSE.draining, JSON.stringify({ retryAfterMs: Math.floor(Math.random() * spreadMs) }));
  }
  const until = Date.now() + graceMs;
  while (register.size > 0 && Date.now() < until) await wait(20);
  for (const connection of register) connection.terminate();
  while (register.size > 0) await wait(5);
}
