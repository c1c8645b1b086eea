import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { BlobMissing, BlobTooLarge, PartIncomplete } from '../../src/blob/blob-errors.ts';
import { newBlobKey } from '../../src/blob/blob-key.ts';
import { type PartialUpload, SMALLEST_PART_BYTES } from '../../src/blob/blob-parts.ts';
import type { StoreUnderTest } from './blob-store.contract.ts';

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const limit = 4 * SMALLEST_PART_BYTES;

/** Uploads part by part, on every store that knows them. */
export function blobPartsContract(underTest: () => StoreUnderTest): void {
  const { begin, send } = {
    begin: () => underTest().store.parts.begin(newBlobKey(), 'application/octet-stream'),
    send: (upload: PartialUpload, number: number, content: Buffer) =>
      underTest().store.parts.receive(upload, { number, bytes: content.length }, Readable.from([content])),
  };

  test('parts that come in any order are one blob, in theirs', async () => {
    const { store, temporary } = underTest();
    const [first, second, last] = [randomBytes(SMALLEST_PART_BYTES), randomBytes(SMALLEST_PART_BYTES), randomBytes(1234)];
    const whole = Buffer.concat([first, second, last]);
    const upload = await begin();
    await Promise.all([send(upload, 3, last), send(upload, 2, second)]);
    expect(await store.size(upload.key)).toBe(null);
    expect(await store.parts.received(upload)).toEqual([
      { number: 2, bytes: SMALLEST_PART_BYTES },
      { number: 3, bytes: 1234 },
    ]);
    await expect(store.parts.complete(upload, 3, limit)).rejects.toThrow(PartIncomplete);
    await send(upload, 1, first);
    expect(await store.parts.complete(upload, 3, limit)).toEqual({ bytes: whole.length, sha256: sha256(whole) });
    expect((await buffer(await store.get(upload.key))).equals(whole)).toBe(true);
    expect(await temporary()).toEqual([]);
  });

  test('completing again, as after a crash, says the same', async () => {
    const { store } = underTest();
    const upload = await begin();
    await send(upload, 1, Buffer.from('once'));
    const stored = await store.parts.complete(upload, 1, limit);
    expect(await store.parts.complete(upload, 1, limit)).toEqual(stored);
  });

  test('a part that is sent again replaces the earlier one', async () => {
    const { store } = underTest();
    const upload = await begin();
    await send(upload, 1, Buffer.from('first try'));
    await send(upload, 1, Buffer.from('second'));
    await store.parts.complete(upload, 1, limit);
    expect((await buffer(await store.get(upload.key))).toString()).toBe('second');
  });

  test('a part that is longer or shorter than announced leaves nothing', async () => {
    const { store, temporary } = underTest();
    const upload = await begin();
    const receive = (bytes: number) =>
      store.parts.receive(upload, { number: 1, bytes }, Readable.from([Buffer.from('ten bytes.')]));
    await expect(receive(9)).rejects.toThrow(BlobTooLarge);
    await expect(receive(11)).rejects.toThrow(PartIncomplete);
    expect(await store.parts.received(upload)).toEqual([]);
    expect(await temporary()).toEqual([]);
    await store.parts.giveUp(upload);
  });

  test('parts that are too many bytes together never become a blob', async () => {
    const { store } = underTest();
    const upload = await begin();
    await send(upload, 1, Buffer.from('ten bytes.'));
    await expect(store.parts.complete(upload, 1, 9)).rejects.toThrow(BlobTooLarge);
    await expect(store.parts.received(upload)).rejects.toThrow(BlobMissing);
    expect(await store.size(upload.key)).toBe(null);
  });

  test('what was given up is gone, and giving it up again is no error', async () => {
    const { store } = underTest();
    const upload = await begin();
    await send(upload, 1, Buffer.from('never mind'));
    for (const _ of [1, 2]) await store.parts.giveUp(upload);
    await expect(store.parts.received(upload)).rejects.toThrow(BlobMissing);
    await expect(send(upload, 2, Buffer.from('too late'))).rejects.toThrow(BlobMissing);
    await expect(store.parts.complete(upload, 1, limit)).rejects.toThrow(BlobMissing);
  });

  test('an upload of which nothing but the key was written down can be given up too', async () => {
    const { store } = underTest();
    const [upload, other] = [await begin(), await begin()];
    for (const one of [upload, other]) await send(one, 1, Buffer.from('begun'));
    for (const _ of [1, 2]) await store.parts.giveUp({ key: upload.key, id: null });
    await expect(store.parts.received(upload)).rejects.toThrow(BlobMissing);
    expect(await store.parts.received(other), 'and no other one').toHaveLength(1);
    await store.parts.giveUp(other);
  });
}
