import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A picture that is red on its left half and blue on its right. */
export function redAndBlue(width: number, height: number) {
  const half = { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#0000ff' };
  const background = { width, height, channels: 3 as const, background: '#ff0000' };
  return sharp({ create: background }).composite([{ input: { create: half }, gravity: 'east' }]);
}

/** Pixels that do not shrink when they are packed. */
export function noise(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } } });
}

/** A small file that claims to hold a picture of that size. */
export async function pngThatClaims(width: number, height: number): Promise<Buffer> {
  const honest = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  honest.writeUInt32BE(width, 16);
  honest.writeUInt32BE(height, 20);
  honest.writeUInt32BE(crc32(honest.subarray(12, 29)), 29);
  return honest;
}

/** A film of pictures of one size, which are all different. */
export async function animation(frames: number, width: number, height: number): Promise<Buffer> {
  const pictures = await Promise.all(
    Array.from({ length: frames }, (_, index) => {
      const background = { r: (index * 37) % 256, g: (index * 59) % 256, b: index % 256 };
      return sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer();
    }),
  );
  return sharp(pictures, { join: { animated: true } })
    .gif()
    .toBuffer();
}
