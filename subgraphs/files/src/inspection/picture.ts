import { imageSize, openImage } from '../image/open-image.ts';
import { damaged, Refusal } from './refusal.ts';

/** How a picture is shown. Its size is believed before anything is decoded, and then all of it is decoded once, to know that it can be. */
export async function inspectPicture(path: string, type: string, pixelLimit: number): Promise<{ width: number; height: number }> {
  const { width, height, pixels } = await imageSize(path, type).catch(() => {
    throw damaged();
  });
  if (pixels > pixelLimit) {
    const size = `${width} x ${height}`;
    throw new Refusal(
      'TOO_MANY_PIXELS',
      `The picture is too large (${size}): at most ${Math.floor(pixelLimit / 1e6)} million pixels.`,
    );
  }
  await openImage(path, pixelLimit)
    .resize(16, 16, { fit: 'inside' })
    .raw()
    .toBuffer()
    .catch(() => {
      throw damaged();
    });
  return { width, height };
}
