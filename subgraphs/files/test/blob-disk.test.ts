import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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

test('what another host keeps there is left alone as long as that host shows life', async () => {
  const shared = await mkdtemp(join(tmpdir(), 'parley-blobs-'));
  const [alive, abandoned] = ['one-host~1~1~aa', 'other-host~1~1~bb'].map((name) => join(shared, 'incoming', name)) as [
    string,
    string,
  ];
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  for (const path of [alive, abandoned]) await mkdir(path, { recursive: true });
  await utimes(abandoned, longAgo, longAgo);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const ours = await openDiskBlobStore(shared);
    const names = await readdir(join(shared, 'incoming'));
    expect(names).toHaveLength(2);
    expect(names).toContain('one-host~1~1~aa');
    const own = join(shared, 'incoming', names.find((name) => name !== 'one-host~1~1~aa') ?? '');
    await utimes(own, longAgo, longAgo);
    vi.advanceTimersByTime(3_600_000);
    await expect.poll(async () => (await stat(own)).mtimeMs).toBeGreaterThan(longAgo.getTime() + 1000);
    await ours.stop();
  } finally {
    vi.useRealTimers();
    await rm(shared, { recursive: true, force: true });
  }
});
