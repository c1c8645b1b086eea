import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newBlobKey } from '../src/blob/blob-key.ts';
import type { BlobStore } from '../src/blob/blob-store.ts';
import { openDiskBlobStore } from '../src/blob/disk-blob-store.ts';
import { blobPartsContract } from './contract/blob-parts.contract.ts';
import { blobStoreContract } from './contract/blob-store.contract.ts';
import { filesBelow } from './support/files-below.ts';

let folder: string;
let store: BlobStore;
const incoming = () => filesBelow(join(folder, 'incoming'));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-blobs-'));
  store = await openDiskBlobStore(folder);
});
afterAll(async () => {
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

blobStoreContract(() => ({ store, temporary: incoming }));
blobPartsContract(() => ({ store, temporary: incoming }));

test('blobs lie in folders that fan out, and only their owner may read them', async () => {
  const key = newBlobKey();
  await store.put(key, Readable.from([Buffer.from('fanned out')]), { limit: 100 });
  const path = join(folder, 'blobs', key.slice(0, 2), key.slice(2, 4));
  expect(await readdir(path)).toEqual([key]);
});

test('a process that is killed in the middle of a put leaves nothing once the next one starts', async () => {
  const module = join(import.meta.dirname, '..', 'src', 'blob', 'disk-blob-store.ts');
  const program = `
    import { Readable } from 'node:stream';
    import { openDiskBlobStore } from ${JSON.stringify(module)};
    const store = await openDiskBlobStore(process.argv[1]);
    const half = new Readable({ read: () => undefined });
    half.push(Buffer.alloc(100000));
    setInterval(() => console.log('under way'), 100);
    await store.put(${JSON.stringify(newBlobKey())}, half, { limit: 1000000 });`;
  const arguments_ = ['--import', '@oxc-node/core/register', '--input-type=module', '--eval', program, folder];
  const child = spawn(process.execPath, arguments_, {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await expect.poll(async () => (await incoming()).length).toBe(1);
  const blobs = await filesBelow(join(folder, 'blobs'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await incoming()).toHaveLength(1);

  const next = await openDiskBlobStore(folder);
  expect(await incoming()).toEqual([]);
  expect(await filesBelow(join(folder, 'blobs'))).toEqual(blobs);
  await next.stop();
  await store.put(newBlobKey(), Readable.from([Buffer.from('the neighbour goes on')]), { limit: 100 });
});
