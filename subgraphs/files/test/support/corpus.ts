import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RefusalReason } from '../../src/inspection/inspection.ts';
import { wordDocument, zipOf } from './archives.ts';
import { film, pdf, silence } from './media.ts';
import { animation, noise, pngThatClaims, redAndBlue } from './pictures.ts';

export interface BadFile {
  what: string;
  name: string;
  content: Buffer;
  reason: RefusalReason;
}

const MB = 1024 * 1024;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const PAGE = '<!doctype html><html><body><script>alert(1)</script></body></html>';

/** Files that must not come in, each with the reason that its sender is told. */
export async function badFiles(): Promise<BadFile[]> {
  const [png, jpeg, gif, webp] = await Promise.all([
    noise(64, 64).png().toBuffer(),
    noise(64, 64).jpeg().toBuffer(),
    redAndBlue(64, 64).gif().toBuffer(),
    noise(64, 64).webp().toBuffer(),
  ]);
  const zeros = Buffer.alloc(20 * MB);
  const text = { name: 'a.txt', content: Buffer.from('text') };
  const zip = zipOf([text, { name: 'b.txt', content: randomBytes(1000) }]);
  const zeroZip = { name: 'inner.zip', content: zipOf([{ name: 'zeros', content: Buffer.alloc(15 * MB) }]) };
  const half = (content: Buffer) => content.subarray(0, Math.floor(content.length / 2));
  const behind = (content: Buffer, ...more: (Buffer | string)[]) =>
    Buffer.concat([content, ...more.map((part) => Buffer.from(part))]);
  const commented = (comment: string) =>
    behind(jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment, jpeg.subarray(2));

  const files: [what: string, name: string, content: Buffer, reason: RefusalReason][] = [
    ['nothing at all', 'nothing.txt', Buffer.alloc(0), 'EMPTY'],
    ['a JPEG that is called PNG', 'photo.png', jpeg, 'WRONG_EXTENSION'],
    ['a ZIP that is called PDF', 'paper.pdf', zip, 'WRONG_EXTENSION'],
    ['a text that is called MP4', 'film.mp4', Buffer.from('no film'), 'WRONG_EXTENSION'],
    ['half of a PNG', 'photo.png', half(png), 'DAMAGED'],
    ['half of a JPEG', 'photo.jpg', half(jpeg), 'DAMAGED'],
    ['half of a WebP', 'photo.webp', half(webp), 'DAMAGED'],
    ['half of a ZIP', 'files.zip', half(zip), 'DAMAGED'],
    ['half of a gzip', 'log.gz', half(gzipSync(randomBytes(1000))), 'DAMAGED'],
    ['half of an MP4', 'film.mp4', half(film(3)), 'DAMAGED'],
    ['half of a PDF', 'paper.pdf', half(pdf()), 'DAMAGED'],
    ['a PNG that claims 50,000 x 50,000 pixels', 'huge.png', await pngThatClaims(50_000, 50_000), 'TOO_MANY_PIXELS'],
    ['a film of pictures that are too many pixels together', 'many.gif', await animation(12, 1000, 100), 'TOO_MANY_PIXELS'],
    ['a ZIP that unfolds a thousandfold', 'bomb.zip', zipOf([{ name: 'zeros', content: zeros }]), 'DECOMPRESSION_BOMB'],
    ['a gzip that unfolds a thousandfold', 'bomb.gz', gzipSync(zeros), 'DECOMPRESSION_BOMB'],
    ['a ZIP that holds more than it says', 'liar.zip', zipOf([{ name: 'zeros', content: zeros, claims: 100 }]), 'DAMAGED'],
    [
      'a ZIP whose entries share their bytes',
      'overlap.zip',
      zipOf([text, { ...text, name: 'b.txt', sameAs: 'a.txt' }]),
      'DECOMPRESSION_BOMB',
    ],
    ['a ZIP of bombs', 'nested.zip', zipOf([zeroZip, { ...zeroZip, name: 'other.zip' }]), 'DECOMPRESSION_BOMB'],
    ['a Word document that is a bomb', 'bomb.docx', wordDocument(zeros), 'DECOMPRESSION_BOMB'],
    ['a ZIP that leads out of its folder', 'out.zip', zipOf([{ ...text, name: '../../evil.txt' }]), 'UNSAFE_PATHS'],
    ['a ZIP that leads to the root', 'root.zip', zipOf([{ ...text, name: '/etc/evil' }]), 'UNSAFE_PATHS'],
    ['an SVG', 'drawing.svg', Buffer.from(SVG), 'ACTIVE_CONTENT'],
    ['an SVG that is called PNG', 'drawing.png', Buffer.from(SVG), 'ACTIVE_CONTENT'],
    [
      'an SVG behind a declaration, called text',
      'drawing.txt',
      Buffer.from(`\ufeff<?xml version="1.0"?>\n${SVG}`),
      'ACTIVE_CONTENT',
    ],
    ['an SVG in UTF-16, called text', 'wide.txt', Buffer.from(`\ufeff${SVG}`, 'utf16le'), 'ACTIVE_CONTENT'],
    ['a page', 'page.html', Buffer.from(PAGE), 'ACTIVE_CONTENT'],
    ['a page that is called PNG', 'photo.png', Buffer.from(PAGE), 'ACTIVE_CONTENT'],
    ['a page without any ending', 'page', Buffer.from(`\n\n  ${PAGE}`), 'ACTIVE_CONTENT'],
    ['a program', 'setup.exe', behind(Buffer.from('MZ'), randomBytes(500)), 'ACTIVE_CONTENT'],
    ['a program that is called text', 'setup.txt', behind(Buffer.from('MZ'), randomBytes(500)), 'ACTIVE_CONTENT'],
    ['a script that Windows runs', 'invoice.pdf.js', Buffer.from('WScript.Echo(1)'), 'ACTIVE_CONTENT'],
    ['a script behind whose name are dots and spaces', 'run.bat. .', Buffer.from('echo'), 'ACTIVE_CONTENT'],
    ['a script that is called nothing but its ending', '.bat', Buffer.from('echo'), 'ACTIVE_CONTENT'],
    ['a document with macros', 'letter.docm', wordDocument(), 'ACTIVE_CONTENT'],
    ['bytes without a meaning', 'data.txt', behind(Buffer.from([0, 1, 2, 3]), randomBytes(500)), 'TYPE_NOT_ALLOWED'],
    [
      'an archive that cannot be looked into',
      'files.7z',
      behind(Buffer.from('377abcaf271c0004', 'hex'), randomBytes(100)),
      'TYPE_NOT_ALLOWED',
    ],
    ['a PNG that is a ZIP as well', 'photo.png', behind(png, zip), 'SEVERAL_TYPES_AT_ONCE'],
    ['a sound that is a ZIP as well', 'sound.wav', behind(silence(1), zip), 'SEVERAL_TYPES_AT_ONCE'],
    ['a GIF with a RAR behind it', 'photo.gif', behind(gif, 'Rar!\x1a\x07\x01\x00', randomBytes(300)), 'SEVERAL_TYPES_AT_ONCE'],
    ['a JPEG whose comment is a page', 'photo.jpg', commented(PAGE), 'SEVERAL_TYPES_AT_ONCE'],
    ['a JPEG that is a PDF as well', 'photo.jpg', commented(pdf().toString()), 'SEVERAL_TYPES_AT_ONCE'],
    ['a JPEG with a script at its end', 'photo.jpg', behind(jpeg, '<script>alert(1)</script>'), 'SEVERAL_TYPES_AT_ONCE'],
  ];
  return files.map(([what, name, content, reason]) => ({ what, name, content, reason }));
}
