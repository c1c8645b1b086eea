import { type IAudioMetadata, parseFile } from 'music-metadata';
import type { Media } from './renditions.ts';

const DEADLINE_MS = 20_000;
/** Longer than anybody plays: what claims so has no duration. */
const LONGEST_SECONDS = 7 * 86_400;

/** How long a sound or a film plays, and how large it is, by what its container says. What cannot be read is null: it may play all the same. */
export async function readPlaying(path: string, type: string): Promise<Media> {
  const format = await described(path);
  const video = format?.trackInfo.find((track) => track.video !== undefined)?.video;
  const moving = type.startsWith('video/') && format?.hasVideo !== false;
  return {
    width: moving ? (sensible(video?.pixelWidth) ?? null) : null,
    height: moving ? (sensible(video?.pixelHeight) ?? null) : null,
    durationMs: milliseconds(format?.duration),
    moving,
    blurhash: null,
    dominantColour: null,
  };
}

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

const sensible = (pixels: number | undefined) =>
  pixels !== undefined && Number.isInteger(pixels) && pixels > 0 && pixels <= 0xffff ? pixels : undefined;

const milliseconds = (seconds: number | undefined) =>
  seconds !== undefined && seconds >= 0 && seconds <= LONGEST_SECONDS ? Math.round(seconds * 1000) : null;
