import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { mark } from './mark.ts';

const PUBLIC = join(import.meta.dirname, '..', 'public', 'icons');
const APP = join(import.meta.dirname, '..', 'src', 'app');
const TEAL = '#0b6672';

/** A picture of 512 by 512: the mark of so many pixels in the middle, on a field that may have round corners. */
function picture({ size, corner, field }: { size: number; corner: number; field: string | null }): string {
  const edge = (512 - size) / 2;
  const words = mark('#ffffff', field === null ? '#ffffff' : '#8fd3db').replace('BACKGROUND', field ?? '#000000');
  // On a badge the lines are cut out: it shows by its form alone.
  const cut =
    field === null
      ? `<mask id="m"><rect width="512" height="512"/>${words}</mask><rect width="512" height="512" fill="#fff" mask="url(#m)"/>`
      : words;
  const ground = field === null ? '' : `<rect width="512" height="512" rx="${corner}" fill="${field}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><title>Parley</title>${ground}<g transform="translate(${edge} ${edge}) scale(${size / 512})">${cut}</g></svg>\n`;
}

const app = picture({ size: 330, corner: 112, field: TEAL });
// Some systems cut icons to a circle of four fifths, and round the corners themselves.
const maskable = picture({ size: 264, corner: 0, field: TEAL });
const badge = picture({ size: 512, corner: 0, field: null });

const made: readonly [file: string, svg: string, pixels: number][] = [
  [join(PUBLIC, 'app-192.png'), app, 192],
  [join(PUBLIC, 'app-512.png'), app, 512],
  [join(PUBLIC, 'maskable-192.png'), maskable, 192],
  [join(PUBLIC, 'maskable-512.png'), maskable, 512],
  [join(PUBLIC, 'badge-96.png'), badge, 96],
  [join(APP, 'apple-icon.png'), maskable, 180],
];

await mkdir(PUBLIC, { recursive: true });
await writeFile(join(PUBLIC, 'app.svg'), app);
for (const [file, svg, pixels] of made) {
  await sharp(Buffer.from(svg), { density: 300 }).resize(pixels, pixels).png({ compressionLevel: 9, palette: true }).toFile(file);
}
