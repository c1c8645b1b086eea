import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Unavailable } from '@parley/kit/errors';
import { silentLog } from '@parley/kit/log';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { createClamdScanner } from '../src/inspection/clamd-scanner.ts';
import { createInspection } from '../src/inspection/create-inspection.ts';
import { ScannerAway } from '../src/inspection/scanner.ts';
import { zipOf } from './support/archives.ts';

/** The test file that every scanner takes for harmful, in two halves: nobody's scanner shall take this one for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const NOBODY = 'tcp://127.0.0.1:9';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-scanning-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(
  options: { scanner: string | null; unscanned: 'refuse' | 'pass' },
  name: string,
  content: Buffer | string,
) {
  const inspection = createInspection({ limits: { pixels: 1_000_000 }, log: silentLog(), ...options });
  const path = join(folder, 'file');
  await writeFile(path, content);
  return inspection.inspect({ path, name });
}

/** Somebody at the port of a clamd who answers as told once all has been heard, or says nothing. */
async function someone(answer: string | null): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      if (answer !== null && chunk.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const clamd = inject('clamd');

if (clamd === null) {
  test.skip('scanning by clamd (skipped where FILES_CLAMD names none)', () => undefined);
} else {
  describe('scanning by clamd', () => {
    test('a file with nothing harmful in it comes in as scanned', async () => {
      expect(await inspect({ scanner: clamd, unscanned: 'refuse' }, 'notes.txt', 'nothing harmful')).toMatchObject({
        verdict: 'clean',
        scanned: true,
      });
    });

    test('the EICAR file is found, by itself and within an archive', async () => {
      const options = { scanner: clamd, unscanned: 'refuse' } as const;
      const found = { verdict: 'infected', signature: expect.stringContaining('Eicar') };
      expect(await inspect(options, 'notes.txt', EICAR)).toEqual(found);
      const zip = zipOf([{ name: 'a.txt', content: Buffer.from(EICAR) }]);
      expect(await inspect(options, 'notes.zip', zip)).toEqual(found);
    });

    test('a file of many chunks is seen to its end', async () => {
      const scanner = createClamdScanner({ address: clamd });
      const chunks = Array.from({ length: 100 }, () => Buffer.alloc(65_536, 'text '));
      expect(await scanner.scan(Readable.from(chunks))).toBe(null);
    });
  });
}

test('without a scanner, files pass or are refused as the settings say', async () => {
  expect(await inspect({ scanner: null, unscanned: 'pass' }, 'a.txt', EICAR)).toMatchObject({ verdict: 'clean', scanned: false });
  await expect(inspect({ scanner: null, unscanned: 'refuse' }, 'a.txt', 'text')).rejects.toThrow(Unavailable);
});

test('a scanner that is away refuses or lets pass as the settings say', async () => {
  expect(await inspect({ scanner: NOBODY, unscanned: 'pass' }, 'a.txt', 'text')).toMatchObject({
    verdict: 'clean',
    scanned: false,
  });
  await expect(inspect({ scanner: NOBODY, unscanned: 'refuse' }, 'a.txt', 'text')).rejects.toThrow(Unavailable);
  await expect(inspect({ scanner: 'unix:/nowhere/clamd.sock', unscanned: 'refuse' }, 'a.txt', 'text')).rejects.toThrow(
    Unavailable,
  );
});

test('a scanner that refuses to look, breaks off or says nothing has not scanned', async () => {
  for (const answer of ['INSTREAM size limit exceeded. ERROR\0', 'UNKNOWN COMMAND\0', '']) {
    const scanner = createClamdScanner({ address: await someone(answer) });
    await expect(scanner.scan(Readable.from([Buffer.from('text')])), answer).rejects.toThrow(ScannerAway);
  }
  const silent = createClamdScanner({ address: await someone(null), silenceMs: 100 });
  const content = Readable.from([Buffer.from('text')]);
  await expect(silent.scan(content)).rejects.toThrow(ScannerAway);
  expect(content.destroyed).toBe(true);
});

test('what a scanner found is told by its own name', async () => {
  const scanner = createClamdScanner({ address: await someone('stream: Win.Test.EICAR_HDB-1 FOUND\0') });
  expect(await scanner.scan(Readable.from([Buffer.from('text')]))).toBe('Win.Test.EICAR_HDB-1');
});
