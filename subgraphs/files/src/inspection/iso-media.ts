import type { FileReader } from './file-reader.ts';
import { damaged } from './refusal.ts';

const MOST_BOXES = 10_000;

/** MP4 and its relatives are boxes in a row, each with its length. Refuses one that ends too early, or has no description of its tracks. */
export async function inspectIsoMedia(file: FileReader): Promise<void> {
  const kinds = new Set<string>();
  let position = 0;
  for (let boxes = 0; position < file.bytes; boxes++) {
    const { kind, length } = await boxAt(file, position);
    if (boxes > MOST_BOXES || position + length > file.bytes) throw damaged();
    kinds.add(kind);
    position += length;
  }
  if (!kinds.has('moov')) throw damaged();
}

async function boxAt(file: FileReader, position: number): Promise<{ kind: string; length: number }> {
  const header = await file.at(position, 16);
  if (header.length < 8) throw damaged();
  const kind = header.toString('latin1', 4, 8);
  const length = header.readUInt32BE(0);
  // The last one may say 0, for all that is left.
  if (length === 0) return { kind, length: file.bytes - position };
  const long = length === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : length;
  if (long < 8) throw damaged();
  return { kind, length: long };
}
