import sharp, { type Sharp } from 'sharp';

// What is decoded is read once and never again, and a few pictures at a time keep the cores busy: more would take them from requests.
sharp.cache(false);
sharp.concurrency(1);
// Nothing but these decoders is reachable, whatever a file pretends to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((format) => `VipsForeignLoad${format}`) });

const ANIMATED = new Set(['image/gif', 'image/webp']);

/** Longer than the largest picture allowed takes to decode. */
const DEADLINE_SECONDS = 30;

/** The first picture of a file. Reads nothing yet. Decoding stops at damage, and before it begins when there are more pixels than allowed. */
export function openImage(path: string, pixelLimit: number): Sharp {
  const options = { limitInputPixels: pixelLimit, sequentialRead: true, failOn: 'truncated' } as const;
  return sharp(path, options).timeout({ seconds: DEADLINE_SECONDS });
}

export interface ImageSize {
  /** As it is shown: a picture taken upright may be stored lying down. */
  width: number;
  height: number;
  /** Of all frames together. */
  pixels: number;
}

/** From the file's own description alone: nothing is decoded, however large the picture claims to be. Rejects where it cannot be read. */
export async function imageSize(path: string, type: string): Promise<ImageSize> {
  const described = await sharp(path, { limitInputPixels: false, animated: ANIMATED.has(type) }).metadata();
  const { width, pageHeight = described.height, pages = 1, autoOrient } = described;
  const turned = autoOrient.width !== described.width;
  const shown = turned ? { width: pageHeight, height: width } : { width, height: pageHeight };
  return { ...shown, pixels: width * pageHeight * pages };
}
