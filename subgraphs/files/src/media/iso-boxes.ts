import type { FileReader } from './file-reader.ts';

export interface Box {
  kind: string;
  /** Where its content begins and ends in the file. */
  start: number;
  end: number;
}

export class BrokenBoxes extends Error {}

const MOST_BOXES = 10_000;

/** MP4 and its relatives are boxes in a row, each with its length, and boxes within boxes. Those between two places; rejects with BrokenBoxes where they do not fit. */
export async function* isoBoxes(file: FileReader, from: number, to: number): AsyncGenerator<Box> {
  let position = from;
  for (let boxes = 0; position < to; boxes++) {
    const header = await file.at(position, 16);
    if (header.length < 8 || boxes > MOST_BOXES) throw new BrokenBoxes();
    const { length, headerBytes } = lengthOf(header, to - position);
    const end = position + length;
    if (length < headerBytes || end > to) throw new BrokenBoxes();
    yield { kind: header.toString('latin1', 4, 8), start: position + headerBytes, end };
    position = end;
  }
}

function lengthOf(header: Buffer, left: number): { length: number; headerBytes: number } {
  const length = header.readUInt32BE(0);
  // The last one may say 0, for all that is left.
  if (length === 0) return { length: left, headerBytes: 8 };
  if (length === 1 && header.length === 16) return { length: Number(header.readBigUInt64BE(8)), headerBytes: 16 };
  return { length, headerBytes: 8 };
}
