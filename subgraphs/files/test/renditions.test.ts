import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Database, migrateDatabase, startDatabase } from '@parley/kit/database';
import { Unavailable } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { type FreshDatabase, freshDatabase } from '@parley/ops/dev/testing/stores';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { BlobMissing } from '../src/blob/blob-errors.ts';
import { newBlobKey } from '../src/blob/blob-key.ts';
import type { BlobStore } from '../src/blob/blob-store.ts';
import { openDiskBlobStore } from '../src/blob/disk-blob-store.ts';
import { entities } from '../src/entities.ts';
import { migrations } from '../src/migrations.ts';
import { makePictures } from '../src/rendition/pictures.ts';
import { RenditionStore } from '../src/rendition/rendition.store.ts';
import type { RenditionOutcome, Renditions } from '../src/rendition/renditions.ts';
import { type RenditionsOptions, startRenditions } from '../src/rendition/start-renditions.ts';
import { filesBelow } from './support/files-below.ts';
import { film, silence, webm } from './support/media.ts';
import { noise, redAndBlue } from './support/pictures.ts';

let folder: string;
let fresh: FreshDatabase;
let database: Database;
let blobs: BlobStore;

beforeAll(async () => {
  const log = silentLog();
  folder = await mkdtemp(join(tmpdir(), 'parley-renditions-'));
  fresh = await freshDatabase('renditions', async (url) => {
    await migrateDatabase({ url, entities, migrations, log });
  });
  database = await startDatabase({ url: fresh.url, entities, migrations, poolSize: 5, log });
  blobs = await openDiskBlobStore(folder);
});
afterAll(async () => {
  await blobs.stop();
  await database.stop();
  await fresh[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Node {
  renditions: Renditions;
  outcomes: Map<string, RenditionOutcome[]>;
  outcomeOf(fileId: string): Promise<RenditionOutcome>;
}

/** A node that works on what is queued until the test ends. */
function startNode(options: Partial<RenditionsOptions> = {}): Node {
  const outcomes = new Map<string, RenditionOutcome[]>();
  const renditions = startRenditions({
    database,
    blobs,
    pixelLimit: 10_000_000,
    async finished(fileId, outcome) {
      outcomes.set(fileId, [...(outcomes.get(fileId) ?? []), outcome]);
    },
    log: silentLog(),
    lookEveryMs: 50,
    heldMs: 1000,
    ...options,
  });
  onTestFinished(() => renditions.stop());
  return {
    renditions,
    outcomes,
    async outcomeOf(fileId) {
      await expect.poll(() => outcomes.get(fileId)?.length, { timeout: 15_000 }).toBe(1);
      return outcomes.get(fileId)?.[0] as RenditionOutcome;
    },
  };
}

async function keep(content: Buffer): Promise<string> {
  const key = newBlobKey();
  await blobs.put(key, Readable.from([content]), { limit: content.length });
  return key;
}

async function enqueue({ renditions }: Node, content: Buffer, type: string): Promise<string> {
  const job = { fileId: newId(), blobKey: await keep(content), type };
  await database.atomically(() => renditions.enqueue(job));
  return job.fileId;
}

async function jobs(): Promise<number> {
  const [row] = await database.em.execute<{ count: string }[]>('select count(*) as count from rendition_job');
  return Number(row?.count);
}

describe('pictures', () => {
  async function pictures(content: Buffer) {
    const path = join(folder, 'picture');
    await writeFile(path, content);
    return makePictures(path, 10_000_000);
  }

  test('are made in two sizes that keep the shape, none larger than the original', async () => {
    const { media, pictures: made } = await pictures(await noise(2000, 1000).jpeg().toBuffer());
    expect(media).toMatchObject({ width: 2000, height: 1000, durationMs: null, moving: false });
    expect(made.map(({ size, type, width, height }) => ({ size, type, width, height }))).toEqual([
      { size: 'THUMBNAIL', type: 'image/webp', width: 320, height: 160 },
      { size: 'PREVIEW', type: 'image/webp', width: 1600, height: 800 },
    ]);
    const small = await pictures(await noise(20, 10).png().toBuffer());
    expect(small.pictures.map(({ width, height }) => [width, height])).toEqual([
      [20, 10],
      [20, 10],
    ]);
  });

  test('hold no note of where, when and with what they were taken', async () => {
    const exif = { IFD0: { Make: 'A camera', Copyright: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
    const original = await redAndBlue(400, 200).jpeg().withExif(exif).withIccProfile('p3').toBuffer();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const { pictures: made } = await pictures(original);
    for (const { content } of made) {
      const { exif: left, xmp, iptc, icc } = await sharp(content).metadata();
      expect({ left, xmp, iptc, icc }).toEqual({ left: undefined, xmp: undefined, iptc: undefined, icc: undefined });
      expect(content.includes('A camera')).toBe(false);
    }
  });

  test('stand as they were taken', async () => {
    const lying = await redAndBlue(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { media, pictures: made } = await pictures(lying);
    expect(media).toMatchObject({ width: 200, height: 400 });
    const [thumbnail] = made;
    expect(thumbnail).toMatchObject({ width: 160, height: 320 });
    // What was on the left of the sensor is at the top of an upright picture.
    const { data, info } = await sharp(thumbnail?.content).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const colour = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
    const [top, bottom] = [colour(80, 20), colour(80, 300)];
    expect(top[0]).toBeGreaterThan(200);
    expect(bottom[2]).toBeGreaterThan(200);
  });

  test('have a blurred likeness and a colour, also where they can be seen through', async () => {
    const background = { r: 20, g: 160, b: 60, alpha: 1 };
    const green = await sharp({ create: { width: 50, height: 50, channels: 4, background } })
      .png()
      .toBuffer();
    const { media } = await pictures(green);
    expect(media.blurhash).toMatch(/^[\w#$%*+,\-.:;=?@[\]^{|}~]{20,40}$/);
    const parts =
      /^#(..)(..)(..)$/
        .exec(media.dominantColour ?? '')
        ?.slice(1)
        .map((part) => Number.parseInt(part, 16)) ?? [];
    expect(Math.max(...parts)).toBe(parts[1]);
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const nothing = await sharp({ create: { width: 50, height: 50, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const [red, green_, blue] = /^#(..)(..)(..)$/.exec((await pictures(nothing)).media.dominantColour ?? '')?.slice(1) ?? [];
    expect([red, green_, blue].every((part) => Number.parseInt(String(part), 16) > 230)).toBe(true);
  });

  test('of more pixels than allowed are not decoded', async () => {
    const path = join(folder, 'picture');
    await writeFile(path, await noise(200, 200).png().toBuffer());
    await expect(makePictures(path, 10_000)).rejects.toThrow('pixel limit');
  });
});

describe('the queue', () => {
  test('makes pictures after the commit, and tells of them once', async () => {
    const node = startNode();
    const fileId = await enqueue(node, await noise(500, 400).png().toBuffer(), 'image/png');
    const outcome = await node.outcomeOf(fileId);
    expect(outcome).toMatchObject({ state: 'done', media: { width: 500, height: 400, blurhash: expect.any(String) } });
    const renditions = await node.renditions.ofFiles([fileId, newId()]);
    expect(outcome).toMatchObject({ renditions });
    expect(renditions.map(({ size }) => size)).toEqual(['THUMBNAIL', 'PREVIEW']);
    for (const { blobKey, bytes, width } of renditions) {
      const content = await buffer(await blobs.get(blobKey));
      expect(content).toHaveLength(bytes);
      expect((await sharp(content).metadata()).width).toBe(width);
    }
    expect(await jobs()).toBe(0);
  });

  test('knows nothing of a job whose transaction failed', async () => {
    const node = startNode();
    const fileId = newId();
    const blobKey = await keep(await noise(50, 50).png().toBuffer());
    const failing = database.atomically(async () => {
      await node.renditions.enqueue({ fileId, blobKey, type: 'image/png' });
      throw new Error('the upload failed');
    });
    await expect(failing).rejects.toThrow('the upload failed');
    expect(await jobs()).toBe(0);
    expect(node.outcomes.has(fileId)).toBe(false);
  });

  test('learns how long sounds and films play, and nothing of documents', async () => {
    const node = startNode();
    const sound = await enqueue(node, silence(2), 'audio/wav');
    const moving = await enqueue(node, film(3, { size: [640, 360] }), 'video/mp4');
    const upright = await enqueue(node, film(1, { size: [640, 360], upright: true }), 'video/quicktime');
    const voice = await enqueue(node, film(4), 'audio/mp4');
    const recorded = await enqueue(node, webm(5), 'audio/webm');
    const screen = await enqueue(node, webm(6, [1280, 720]), 'video/webm');
    const broken = await enqueue(node, Buffer.from('no sound at all'), 'audio/mpeg');
    const paper = await enqueue(node, Buffer.from('%PDF-1.4'), 'application/pdf');
    const nothing = { width: null, height: null, durationMs: null, moving: false, blurhash: null, dominantColour: null };
    expect(await node.outcomeOf(sound)).toEqual({ state: 'done', renditions: [], media: { ...nothing, durationMs: 2000 } });
    const shown = { width: 640, height: 360, durationMs: 3000, moving: true };
    expect(await node.outcomeOf(moving)).toMatchObject({ media: shown });
    expect(await node.outcomeOf(upright)).toMatchObject({ media: { width: 360, height: 640, durationMs: 1000, moving: true } });
    expect(await node.outcomeOf(voice)).toEqual({ state: 'done', renditions: [], media: { ...nothing, durationMs: 4000 } });
    expect(await node.outcomeOf(recorded)).toMatchObject({ media: { ...nothing, durationMs: 5000 } });
    const filmed = { width: 1280, height: 720, durationMs: 6000, moving: true };
    expect(await node.outcomeOf(screen)).toMatchObject({ media: filmed });
    expect(await node.outcomeOf(broken)).toEqual({ state: 'done', renditions: [], media: nothing });
    expect(await node.outcomeOf(paper)).toEqual({ state: 'done', renditions: [], media: nothing });
  });

  test('shares the work of many files among nodes, each done once', async () => {
    const nodes = [startNode(), startNode(), startNode()] as const;
    const picture = await noise(60, 60).png().toBuffer();
    const fileIds = await Promise.all(Array.from({ length: 12 }, () => enqueue(nodes[0], picture, 'image/png')));
    await expect.poll(jobs, { timeout: 15_000 }).toBe(0);
    const told = fileIds.map((fileId) => nodes.flatMap(({ outcomes }) => outcomes.get(fileId) ?? []).length);
    expect(told).toEqual(fileIds.map(() => 1));
  });

  test('takes up what a killed process was working on, and writes to the same places', async () => {
    const job = { fileId: newId(), blobKey: await keep(await noise(80, 80).png().toBuffer()), type: 'image/png' };
    const keys = { THUMBNAIL: newBlobKey(), PREVIEW: newBlobKey() };
    await new RenditionStore(database).addJob(job, keys);
    const program = join(import.meta.dirname, 'support', 'half-way-renditions.ts');
    const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', program, fresh.url, folder], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await blobs.size(keys.THUMBNAIL)).toBeGreaterThan(0);
    expect(await blobs.size(keys.PREVIEW)).toBe(null);

    const node = startNode();
    expect(await node.outcomeOf(job.fileId)).toMatchObject({ state: 'done' });
    const made = await node.renditions.ofFiles([job.fileId]);
    expect(made.map(({ blobKey }) => blobKey)).toEqual([keys.THUMBNAIL, keys.PREVIEW]);
    for (const { blobKey, bytes } of made) expect(await blobs.size(blobKey)).toBe(bytes);
  });

  test('waits for a store that is away, however often, and makes the pictures then', async () => {
    let away = true;
    let asked = 0;
    const unreliable: BlobStore = {
      ...blobs,
      async asFile(key, work) {
        asked++;
        if (away) throw new Unavailable('The file store');
        return blobs.asFile(key, work);
      },
    };
    const node = startNode({ blobs: unreliable });
    const fileId = await enqueue(node, await noise(50, 50).png().toBuffer(), 'image/png');
    for (let times = 1; times <= 6; times++) {
      await expect.poll(() => asked).toBe(times);
      await expect.poll(async () => (await putOff(fileId)).length).toBe(1);
      await database.em.execute('update rendition_job set due_at = now() where file_id = ?', [fileId]);
    }
    away = false;
    expect(await node.outcomeOf(fileId)).toMatchObject({ state: 'done' });
  });

  test('gives up a file of which no pictures can be made, and leaves nothing of it', async () => {
    const node = startNode();
    const before = await filesBelow(join(folder, 'blobs'));
    const fileId = await enqueue(node, Buffer.from('no picture'), 'image/png');
    for (let times = 1; times < 4; times++) {
      await expect.poll(async () => (await putOff(fileId)).length).toBe(1);
      await database.em.execute('update rendition_job set due_at = now() where file_id = ?', [fileId]);
    }
    expect(await node.outcomeOf(fileId)).toEqual({ state: 'failed' });
    expect(await node.renditions.ofFiles([fileId])).toEqual([]);
    expect(await filesBelow(join(folder, 'blobs'))).toHaveLength(before.length + 1);
  });

  test('does not try for ever a file at which nodes die', async () => {
    const node = startNode({ lookEveryMs: 3_600_000 });
    const fileId = newId();
    const blobKey = await keep(await noise(50, 50).png().toBuffer());
    await database.em.execute(
      `insert into rendition_job (file_id, blob_key, type, picture_keys, attempts, due_at) values (?, ?, 'image/png', ?::jsonb, 4, now())`,
      [fileId, blobKey, JSON.stringify({ THUMBNAIL: newBlobKey(), PREVIEW: newBlobKey() })],
    );
    await enqueue(node, Buffer.from('%PDF-1.4'), 'application/pdf');
    expect(await node.outcomeOf(fileId)).toEqual({ state: 'failed' });
  });

  test('forgets a file with all its pictures', async () => {
    const node = startNode();
    const fileId = await enqueue(node, await noise(50, 50).png().toBuffer(), 'image/png');
    await node.outcomeOf(fileId);
    const keys = (await node.renditions.ofFiles([fileId])).map(({ blobKey }) => blobKey);
    expect((await database.atomically(() => node.renditions.forget(fileId))).sort()).toEqual(keys.sort());
    expect(await node.renditions.ofFiles([fileId])).toEqual([]);
    expect(await database.atomically(() => node.renditions.forget(fileId))).toEqual([]);
  });

  test('a file that is deleted while it is worked on leaves no picture', async () => {
    const fileId = newId();
    let forgotten: string[] = [];
    const deletedMeanwhile: BlobStore = {
      ...blobs,
      async asFile(key, work) {
        const made = await blobs.asFile(key, work);
        forgotten = await database.atomically(() => node.renditions.forget(fileId));
        return made;
      },
    };
    const node = startNode({ blobs: deletedMeanwhile });
    const blobKey = await keep(await noise(50, 50).png().toBuffer());
    await database.atomically(() => node.renditions.enqueue({ fileId, blobKey, type: 'image/png' }));
    await expect.poll(() => forgotten.length).toBe(2);
    await node.renditions.stop();
    expect(node.outcomes.has(fileId)).toBe(false);
    for (const key of forgotten) await expect(blobs.get(key)).rejects.toThrow(BlobMissing);
  });
});

const putOff = (fileId: string) =>
  database.em.execute<object[]>(`select 1 from rendition_job where file_id = ? and due_at > now() + interval '2 seconds'`, [
    fileId,
  ]);
