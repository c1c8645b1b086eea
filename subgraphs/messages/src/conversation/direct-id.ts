import { createHash } from 'node:crypto';

/**
 * The id of the direct conversation of two people: a UUID of version 8 (RFC 9562) that follows from the pair, whoever begins. So two who
 * begin it at once, on different nodes, begin the same one.
 */
export function directId(one: string, other: string): string {
  const pair = one < other ? `${one}/${other}` : `${other}/${one}`;
  const bytes = createHash('sha256').update(`parley/direct/${pair}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
