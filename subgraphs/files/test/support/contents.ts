import sharp from 'sharp';

/** Pictures of noise, so that no two are the same and none is small. */
export const picture = (width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 30 } } })
    .png()
    .toBuffer();

export const text = (words: string): Buffer => Buffer.from(`${words}\n`);
