import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { silentLog } from '@parley/kit/log';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInspection } from '../src/inspection/create-inspection.ts';
import type { Finding, Inspection } from '../src/inspection/inspection.ts';
import { wordDocument, zipOf } from './support/archives.ts';
import { badFiles } from './support/corpus.ts';
import { film, pdf, silence, webm } from './support/media.ts';
import { animation, noise, redAndBlue } from './support/pictures.ts';

let folder: string;
let inspection: Inspection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-inspection-'));
  inspection = createInspection({ limits: { pixels: 1_000_000 }, scanner: null, unscanned: 'pass', log: silentLog() });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(name: string, content: Buffer | string): Promise<Finding> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return inspection.inspect({ path, name });
}

const passed = { verdict: 'clean', width: null, height: null, scanned: false };

describe('what may come in', () => {
  test('pictures, with the size in which they are shown', async () => {
    const picture = () => redAndBlue(40, 20);
    const contents: [string, string, Buffer][] = [
      ['a.jpg', 'image/jpeg', await picture().jpeg().toBuffer()],
      ['a.JPEG', 'image/jpeg', await picture().jpeg({ progressive: true }).toBuffer()],
      ['a.png', 'image/png', await picture().png().toBuffer()],
      ['a.gif', 'image/gif', await picture().gif().toBuffer()],
      ['a.webp', 'image/webp', await picture().webp().toBuffer()],
      ['a.avif', 'image/avif', await picture().avif().toBuffer()],
      ['a.tiff', 'image/tiff', await picture().tiff().toBuffer()],
      ['without an ending', 'image/png', await picture().png().toBuffer()],
    ];
    for (const [name, type, content] of contents) {
      expect(await inspect(name, content), name).toEqual({ ...passed, kind: 'IMAGE', type, width: 40, height: 20 });
    }
  });

  test('a picture that was taken upright is as high as it is shown', async () => {
    const upright = await redAndBlue(40, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await inspect('upright.jpg', upright)).toMatchObject({ width: 20, height: 40 });
  });

  test('a short film of pictures has the size of one', async () => {
    expect(await inspect('moving.gif', await animation(5, 60, 30))).toMatchObject({ type: 'image/gif', width: 60, height: 30 });
  });

  test('documents', async () => {
    const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(await inspect('paper.pdf', pdf())).toEqual({ ...passed, kind: 'DOCUMENT', type: 'application/pdf' });
    expect(await inspect('agenda.docx', wordDocument())).toEqual({ ...passed, kind: 'DOCUMENT', type: docx });
  });

  test('texts of any encoding and ending, also those that speak of tags', async () => {
    const texts: [string, Buffer | string][] = [
      ['notes.txt', 'Grüße, 你好\n\tand so on\r\n'],
      ['old.csv', Buffer.from('Gr\xfc\xdfe;1\r\n', 'latin1')],
      ['wide.txt', Buffer.from('\ufeffGrüße', 'utf16le')],
      ['README', '# How a <script> is written\n<p align="center">'],
      ['main.rs', 'fn main() {}\n'],
      ['log.2026-01-01', `\x1b[31mred\x1b[0m\n`],
    ];
    for (const [name, content] of texts) {
      expect(await inspect(name, content), name).toEqual({ ...passed, kind: 'DOCUMENT', type: 'text/plain' });
    }
  });

  test('archives that unfold to what is to be expected', async () => {
    const zip = zipOf([
      { name: 'folder/text.txt', content: Buffer.from('text '.repeat(1000)) },
      { name: 'inner.zip', content: zipOf([{ name: 'b', content: Buffer.from('b') }]) },
    ]);
    expect(await inspect('files.zip', zip)).toEqual({ ...passed, kind: 'ARCHIVE', type: 'application/zip' });
    const gzip = gzipSync('line\n'.repeat(10_000));
    expect(await inspect('log.tar.gz', gzip)).toEqual({ ...passed, kind: 'ARCHIVE', type: 'application/gzip' });
  });

  test('sounds and films', async () => {
    expect(await inspect('voice.wav', silence(1))).toEqual({ ...passed, kind: 'AUDIO', type: 'audio/wav' });
    const filmed = { ...passed, kind: 'VIDEO', width: 640, height: 360 };
    expect(await inspect('film.mp4', film(3, { size: [640, 360] }))).toEqual({ ...filmed, type: 'video/mp4' });
    expect(await inspect('film.webm', webm(3, [640, 360]))).toEqual({ ...filmed, type: 'video/webm' });
  });

  test('voice messages are sounds, although their containers are made for films', async () => {
    expect(await inspect('voice.webm', webm(2))).toEqual({ ...passed, kind: 'AUDIO', type: 'audio/webm' });
    expect(await inspect('voice.m4a', film(2))).toEqual({ ...passed, kind: 'AUDIO', type: 'audio/mp4' });
  });
});

describe('what may not come in', async () => {
  for (const { what, name, content, reason } of await badFiles()) {
    test(`${what}: ${reason}`, async () => {
      expect(await inspect(name, content)).toMatchObject({ verdict: 'refused', reason, message: expect.stringMatching(/\.$/) });
    });
  }
});

test('looking leaves nothing behind, and changes nothing', async () => {
  const content = await noise(300, 300).png().toBuffer();
  await inspect('noise.png', content);
  expect(await readdir(folder)).toEqual(['file']);
});

test('many at once all get their answer', async () => {
  const picture = await noise(200, 200).jpeg().toBuffer();
  const path = join(folder, 'file');
  await writeFile(path, picture);
  const findings = await Promise.all(Array.from({ length: 20 }, () => inspection.inspect({ path, name: 'a.jpg' })));
  expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(['clean']));
});

test('whatever becomes of the bytes of a file, the answer is a finding', async () => {
  const seeds: [string, Buffer][] = [
    ['a.png', await noise(40, 40).png().toBuffer()],
    ['a.jpg', await noise(40, 40).jpeg().toBuffer()],
    ['a.avif', await noise(40, 40).avif().toBuffer()],
    ['a.gif', await animation(4, 30, 30)],
    ['a.mp4', film(3, { size: [64, 64] })],
    ['a.webm', webm(1)],
    ['a.docx', wordDocument()],
    ['a.gz', gzipSync('abc'.repeat(100))],
  ];
  const random = createRandom(1);
  for (let round = 0; round < 15; round++) {
    for (const [name, seed] of seeds) {
      const content = spoilt(seed, random);
      const finding = await inspect(name, content);
      expect(['clean', 'refused'], content.toString('base64')).toContain(finding.verdict);
    }
  }
});

/** The same numbers in every run. */
function createRandom(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Some bytes are others, some are left out, some come twice; mostly near the start, where lengths and types are. */
function spoilt(seed: Buffer, random: (most: number) => number): Buffer {
  let content = Buffer.from(seed);
  for (let times = random(5); times >= 0; times--) {
    const at = random(3) === 0 ? random(content.length) : random(Math.min(64, content.length));
    const [before, after] = [content.subarray(0, at), content.subarray(at)];
    const ways = [
      () => Buffer.concat([before, Buffer.from([random(256)]), after.subarray(1)]),
      () => Buffer.concat([before, Buffer.from([0xff, 0xff, 0xff, 0xff]), after.subarray(4)]),
      () => Buffer.concat([before, after.subarray(random(8))]),
      () => Buffer.concat([before, content.subarray(random(content.length)), after]),
    ];
    content = ways[random(ways.length)]?.() ?? content;
  }
  return content;
}
