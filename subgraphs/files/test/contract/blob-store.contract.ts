import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { BlobMissing, BlobTooLarge } from '../../src/blob/blob-errors.ts';
import { newBlobKey } from '../../src/blob/blob-key.ts';
import type { BlobStore } from '../../src/blob/blob-store.ts';

export interface StoreUnderTest {
  store: BlobStore;
  /** Temporary files of this store that lie about. */
  temporary(): Promise<string[]>;
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const limit = 1_000_000;

/** What every store does, whatever it keeps blobs in. */
export function blobStoreContract(underTest: () => StoreUnderTest): void {
  const put = (key: string, content: Buffer) => underTest().store.put(key, Readable.from([content]), { limit });

  test('what is put is counted, and read again as it was', async () => {
    const { store } = underTest();
    const [key, content] = [newBlobKey(), randomBytes(300_000)];
    expect(await put(key, content)).toEqual({ bytes: 300_000, sha256: sha256(content) });
    expect(await store.size(key)).toBe(300_000);
    expect((await buffer(await store.get(key))).equals(content)).toBe(true);
  });

  test('an empty blob is a blob', async () => {
    const { store } = underTest();
    const key = newBlobKey();
    expect(await put(key, Buffer.alloc(0))).toEqual({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(await store.size(key)).toBe(0);
    expect(await buffer(await store.get(key))).toHaveLength(0);
  });

  test('a range has both its ends', async () => {
    const { store } = underTest();
    const key = newBlobKey();
    await put(key, Buffer.from('0123456789'));
    const read = async (start: number, end: number) => (await buffer(await store.get(key, { start, end }))).toString();
    expect(await read(0, 1)).toBe('01');
    expect(await read(4, 4)).toBe('4');
    expect(await read(3, 6)).toBe('3456');
    expect(await read(9, 9)).toBe('9');
  });

  test('a stream beyond the limit is ended there, and nothing of it is kept', async () => {
    const { store, temporary } = underTest();
    const key = newBlobKey();
    let read = 0;
    const endless = new Readable({
      read(size) {
        read += size;
        this.push(Buffer.alloc(size));
      },
    });
    await expect(store.put(key, endless, { limit: 100_000 })).rejects.toThrow(BlobTooLarge);
    expect(endless.destroyed).toBe(true);
    expect(read).toBeLessThan(1_000_000);
    expect(await store.size(key)).toBe(null);
    expect(await temporary()).toEqual([]);
  });

  test('exactly the limit is not beyond it', async () => {
    const { store } = underTest();
    const content = Readable.from([Buffer.alloc(600), Buffer.alloc(400)]);
    await expect(store.put(newBlobKey(), content, { limit: 1000 })).resolves.toMatchObject({ bytes: 1000 });
  });

  test('a sender that fails half-way leaves nothing', async () => {
    const { store, temporary } = underTest();
    const key = newBlobKey();
    const content = Readable.from(
      (async function* () {
        yield Buffer.alloc(50_000);
        throw new Error('the connection was reset');
      })(),
    );
    await expect(store.put(key, content, { limit })).rejects.toThrow('the connection was reset');
    expect(await store.size(key)).toBe(null);
    expect(await temporary()).toEqual([]);
  });

  test('a sender that goes away leaves nothing, before the first byte and after', async () => {
    const { store, temporary } = underTest();
    const keys = [newBlobKey(), newBlobKey()] as const;
    const gone = AbortSignal.abort();
    const never = new Readable({ read: () => undefined });
    await expect(store.put(keys[0], never, { limit, signal: gone })).rejects.toThrow();
    expect(never.destroyed).toBe(true);

    const going = new AbortController();
    const content = Readable.from(
      (async function* () {
        yield Buffer.alloc(50_000);
        going.abort();
        yield Buffer.alloc(50_000);
      })(),
    );
    await expect(store.put(keys[1], content, { limit, signal: going.signal })).rejects.toThrow();
    expect(await Promise.all(keys.map((key) => store.size(key)))).toEqual([null, null]);
    expect(await temporary()).toEqual([]);
  });

  test('what is deleted is gone, and deleting it again is no error', async () => {
    const { store } = underTest();
    const key = newBlobKey();
    await put(key, Buffer.from('soon gone'));
    for (const _ of [1, 2]) await store.delete(key);
    expect(await store.size(key)).toBe(null);
    await expect(store.get(key)).rejects.toThrow(BlobMissing);
  });

  test('what was never there is missing, however it is asked for', async () => {
    const { store } = underTest();
    const key = newBlobKey();
    await expect(store.get(key)).rejects.toThrow(BlobMissing);
    await expect(store.get(key, { start: 0, end: 1 })).rejects.toThrow(BlobMissing);
    await expect(store.asFile(key, async () => undefined)).rejects.toThrow(BlobMissing);
    expect(await store.size(key)).toBe(null);
  });

  test('a blob is lent as a file for as long as the work goes on', async () => {
    const { store, temporary } = underTest();
    const [key, content] = [newBlobKey(), randomBytes(70_000)];
    await put(key, content);
    expect((await store.asFile(key, (path) => readFile(path))).equals(content)).toBe(true);
    await expect(store.asFile(key, () => Promise.reject(new Error('the work failed')))).rejects.toThrow('the work failed');
    expect(await temporary()).toEqual([]);
    expect(await store.size(key)).toBe(70_000);
  });

  test('a key that is none never becomes a path', async () => {
    const { store } = underTest();
    for (const key of ['../../etc/passwd', '', 'a/b', `${newBlobKey()}/..`]) {
      await expect((async () => store.size(key))()).rejects.toThrow('no key');
      await expect((async () => store.get(key))()).rejects.toThrow('no key');
      await expect((async () => store.delete(key))()).rejects.toThrow('no key');
      const content = Readable.from([Buffer.from('x')]);
      await expect((async () => store.put(key, content, { limit }))()).rejects.toThrow('no key');
    }
  });

  test('many puts at once keep apart', async () => {
    const { store, temporary } = underTest();
    const contents = Array.from({ length: 10 }, () => ({ key: newBlobKey(), content: randomBytes(40_000) }));
    const stored = await Promise.all(contents.map(({ key, content }) => put(key, content)));
    expect(stored.map((blob) => blob.sha256)).toEqual(contents.map(({ content }) => sha256(content)));
    for (const { key, content } of contents) expect((await buffer(await store.get(key))).equals(content)).toBe(true);
    expect(await temporary()).toEqual([]);
  });

  test('a store that can be used says so', async () => {
    await expect(underTest().store.check()).resolves.toBeUndefined();
  });
}
