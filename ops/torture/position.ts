/**
 * Clients do not read positions; who checks the order of what they are told does: a position holds the epoch of the store, and how far one has come in
 * messages and in changes of them.
 */
export interface ReadPosition {
  number: number;
  revision: number;
}

export function readPosition(position: string): ReadPosition {
  const [, number, revision] = JSON.parse(Buffer.from(position, 'base64url').toString()) as [string, number, number];
  return { number, revision };
}
