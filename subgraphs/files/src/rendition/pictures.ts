import { encode } from 'blurhash';
import sharp, { type Sharp } from 'sharp';
import { openImage } from '../image/open-image.ts';
import { type Media, RENDITION_SIZES, type Rendition, type RenditionSize } from './renditions.ts';

export type Picture = Pick<Rendition, 'size' | 'type' | 'width' | 'height'> & { content: Buffer };

/** The longest side, in pixels, and how well it looks. */
const SHAPES: Record<RenditionSize, { side: number; quality: number }> = {
  THUMBNAIL: { side: 320, quality: 70 },
  PREVIEW: { side: 1600, quality: 80 },
};
const BLUR_SIDE = 32;
const BLUR_COMPONENTS = { x: 4, y: 3 };

/**
 * Decodes the picture once, turned as it was taken, and makes the smaller ones of that: what they hold is pixels alone, so that no place,
 * camera or other note of the original is in them.
 */
export async function makePictures(path: string, pixelLimit: number): Promise<{ media: Media; pictures: Picture[] }> {
  const { width, height } = await shownSize(path, pixelLimit);
  const { data, info } = await within(openImage(path, pixelLimit).autoOrient(), SHAPES.PREVIEW.side)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const decoded = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const pictures = await Promise.all(RENDITION_SIZES.map((size) => encodePicture(decoded(), size)));
  return { media: { width, height, durationMs: null, moving: false, ...(await colours(decoded())) }, pictures };
}

const within = (image: Sharp, side: number) => image.resize(side, side, { fit: 'inside', withoutEnlargement: true });

async function shownSize(path: string, pixelLimit: number) {
  const { autoOrient } = await openImage(path, pixelLimit).metadata();
  return autoOrient;
}

async function encodePicture(image: Sharp, size: RenditionSize): Promise<Picture> {
  const { side, quality } = SHAPES[size];
  const { data, info } = await within(image, side).webp({ quality }).toBuffer({ resolveWithObject: true });
  return { size, type: 'image/webp', width: info.width, height: info.height, content: data };
}

/** Of a small copy: on white, where the picture can be seen through. */
async function colours(image: Sharp): Promise<{ blurhash: string; dominantColour: string }> {
  const small = within(image, BLUR_SIDE).flatten({ background: '#ffffff' }).ensureAlpha();
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const { dominant } = await sharp(data, { raw: { width, height, channels } }).stats();
  return {
    blurhash: encode(new Uint8ClampedArray(data), width, height, BLUR_COMPONENTS.x, BLUR_COMPONENTS.y),
    dominantColour: `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
  };
}
