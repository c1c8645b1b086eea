import { type IAudioMetadata, parseFile } from 'music-metadata';
import { readingFile } from './file-reader.ts';
import { readIsoFilm } from './iso-film.ts';

const ISO_MEDIA = new Set(['video/mp4', 'video/quicktime', 'audio/mp4']);
const DEADLINE_MS = 20_000;
/** Longer than anybody plays: what claims so has no duration. */
const LONGEST_SECONDS = 7 * 86_400;

export interface Playing {
  width: number | null;
  height: number | null;
  durationMs: number | null;
  /** False for what holds sound only, whatever its container is made for. */
  moving: boolean;
}

/** How long a sound or a film plays, and how large it is, by what its container says. What cannot be read is null: it may play all the same. */
export function readPlaying(path: string, type: string): Promise<Playing> {
  return ISO_MEDIA.has(type) ? readIso(path, type) : readOther(path, type);
}

async function readIso(path: string, type: string): Promise<Playing> {
  const film = await readingFile(path, readIsoFilm).catch(() => null);
  const seconds = film?.seconds ?? (await described(path))?.duration;
  const { width = null, height = null } = film?.size ?? {};
  return { width, height, durationMs: milliseconds(seconds), moving: film === null ? isForFilms(type) : width !== null };
}

async function readOther(path: string, type: string): Promise<Playing> {
  const format = await described(path);
  const moving = isForFilms(type) && format?.hasVideo !== false;
  const video = moving ? format?.trackInfo.find((track) => track.video !== undefined)?.video : undefined;
  const { pixelWidth, pixelHeight } = video ?? {};
  return { width: pixels(pixelWidth), height: pixels(pixelHeight), durationMs: milliseconds(format?.duration), moving };
}

/** Null when it cannot be read, or takes too long. */
async function described(path: string): Promise<IAudioMetadata['format'] | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), DEADLINE_MS);
  });
  const read = parseFile(path, { skipCovers: true, skipPostHeaders: true }).then(
    ({ format }) => format,
    () => null,
  );
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}

const isForFilms = (type: string) => type.startsWith('video/');

const pixels = (count: number | undefined) =>
  Number.isInteger(count) && Number(count) > 0 ? Math.min(Number(count), 0xffff) : null;

const milliseconds = (seconds: number | undefined) =>
  seconds !== undefined && seconds >= 0 && seconds <= LONGEST_SECONDS ? Math.round(seconds * 1000) : null;
