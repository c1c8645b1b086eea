import { setTimeout as wait } from 'node:timers/promises';
import { CLOSE } from './close-codes.ts';
import type { Connection } from './connection.ts';
import type { SocketRegister } from './socket-register.ts';

export interface FarewellOptions {
  /** Over this time sockets are ended, and over as much again their clients are told to come back. */
  spreadMs: number;
  /** How long clients may take after that to answer the goodbye. */
  graceMs: number;
}

const SLICE_MS = 100;
const GLANCE_MS = 20;
/** So few at once are no storm for whoever serves them next. */
const LEAST = 20;

/**
 * Ends all sockets a few at a time, and tells each client to come back after a pause of its own, so that their next gateway is not stormed.
 * Who waits for the answer to a query or a mutation has until the end of that time: a client that did not see it may ask for the same again.
 */
export async function sayFarewell(register: SocketRegister, { spreadMs, graceMs }: FarewellOptions): Promise<void> {
  const tell = (connection: Connection) =>
    connection.end(CLOSE.draining, JSON.stringify({ retryAfterMs: Math.floor(Math.random() * spreadMs) }));
  const spreadUntil = Date.now() + spreadMs;
  const slice = Math.max(LEAST, Math.ceil((register.size * SLICE_MS) / spreadMs));
  let left = slice;
  for (const connection of [...register]) {
    if (connection.underWay.isAnswering) continue;
    if (left === 0) {
      await wait(SLICE_MS);
      left = slice;
    }
    left -= 1;
    tell(connection);
  }
  let answering = open(register);
  while (answering.length > 0 && Date.now() < spreadUntil) {
    for (const connection of answering) if (!connection.underWay.isAnswering) tell(connection);
    await wait(GLANCE_MS);
    answering = open(register);
  }
  for (const connection of answering) tell(connection);

  const graceUntil = Date.now() + graceMs;
  while (register.size > 0 && Date.now() < graceUntil) await wait(GLANCE_MS);
  for (const connection of register) connection.terminate();
  while (register.size > 0) await wait(GLANCE_MS);
}

function open(register: SocketRegister): Connection[] {
  return [...register].filter((connection) => connection.open);
}
