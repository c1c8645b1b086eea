import type { FileReader } from './file-reader.ts';
import { type Box, isoBoxes } from './iso-boxes.ts';

export interface Film {
  seconds: number | null;
  /** As it is shown, of the largest track that has a picture; null where there is sound only. */
  size: { width: number; height: number } | null;
}

/** From the description that an MP4 or QuickTime file holds. Rejects with BrokenBoxes. */
export async function readIsoFilm(file: FileReader): Promise<Film> {
  const film: Film = { seconds: null, size: null };
  for await (const box of isoBoxes(file, 0, file.bytes)) {
    if (box.kind !== 'moov') continue;
    for await (const part of isoBoxes(file, box.start, box.end)) {
      if (part.kind === 'mvhd') film.seconds = await durationOf(file, part);
      if (part.kind === 'trak') film.size = largerOf(film.size, await sizeOfTrack(file, part));
    }
  }
  return film;
}

/** Version 1 has longer times; what follows them is the same. */
const isLong = (content: Buffer) => content[0] === 1;

async function durationOf(file: FileReader, { start, end }: Box): Promise<number | null> {
  const content = await file.at(start, Math.min(end - start, 32));
  const [scaleAt, bytes] = isLong(content) ? [20, 32] : [12, 20];
  if (content.length < bytes) return null;
  const scale = content.readUInt32BE(scaleAt);
  const duration = isLong(content) ? Number(content.readBigUInt64BE(24)) : content.readUInt32BE(16);
  const known = scale > 0 && duration > 0 && (isLong(content) || duration !== 0xffffffff);
  return known ? duration / scale : null;
}

async function sizeOfTrack(file: FileReader, { start, end }: Box): Promise<Film['size']> {
  for await (const part of isoBoxes(file, start, end)) {
    if (part.kind === 'tkhd') return sizeOf(await file.at(part.start, Math.min(part.end - part.start, 96)));
  }
  return null;
}

/** A matrix of nine numbers turns the picture; width and height come behind it, with 16 bits for fractions. */
function sizeOf(header: Buffer): Film['size'] {
  const matrixAt = isLong(header) ? 52 : 40;
  if (header.length < matrixAt + 44) return null;
  const [width, height] = [header.readUInt32BE(matrixAt + 36) >>> 16, header.readUInt32BE(matrixAt + 40) >>> 16];
  if (width === 0 || height === 0) return null;
  const lying = header.readInt32BE(matrixAt) === 0 && header.readInt32BE(matrixAt + 4) !== 0;
  return lying ? { width: height, height: width } : { width, height };
}

function largerOf(one: Film['size'], other: Film['size']): Film['size'] {
  if (one === null || other === null) return one ?? other;
  return one.width * one.height >= other.width * other.height ? one : other;
}
