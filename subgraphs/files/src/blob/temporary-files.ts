import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Unavailable } from '@parley/kit/errors';
import type { Running } from '@parley/kit/process';
import type { StoredBlob } from './blob-store.ts';
import { createMeasure } from './measured.ts';

export interface WriteOptions {
  limit: number;
  signal?: AbortSignal;
}

export interface TemporaryFile extends StoredBlob {
  path: string;
}

/** Files that are there only while something is done with them: in a folder of this process, which goes with it, at the latest when the next one starts. */
export interface TemporaryFiles extends Running {
  /** Writes all of the stream, to the disk itself, or rejects and leaves nothing. The caller moves the file away or discards it. */
  write(content: Readable | AsyncIterable<Buffer>, options: WriteOptions): Promise<TemporaryFile>;
  discard(file: { path: string }): Promise<void>;
}

/** The operator's matter, and it passes. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

export async function openTemporaryFiles(parent: string): Promise<TemporaryFiles> {
  const folder = await openOwnFolder(parent);
  const discard = ({ path }: { path: string }) => rm(path, { force: true });
  return {
    async write(content, { limit, signal }) {
      const path = join(folder.path, randomBytes(12).toString('hex'));
      // Opened before anything is read: a stream that fails meanwhile would otherwise open it after it was discarded.
      const file = await open(path, 'wx', 0o600);
      const counted = createMeasure(limit);
      try {
        await pipeline(content, counted.through, file.createWriteStream({ flush: true }), { signal });
        return { path, ...counted.result() };
      } catch (error) {
        await discard({ path });
        throw FULL.has((error as NodeJS.ErrnoException).code ?? '') ? new Unavailable('The file store') : error;
      }
    },
    discard,
    stop: () => folder.stop(),
  };
}

export interface OwnFolder extends Running {
  path: string;
}

/** A folder for this process only, until it is stopped. Those of processes that have died are removed. */
export async function openOwnFolder(parent: string): Promise<OwnFolder> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await removeLeftovers(parent);
  const path = join(parent, nameOfOurs());
  await mkdir(path, { mode: 0o700 });
  const timer = setInterval(() => showLife(path), SHOWN_EVERY_MS).unref();
  return {
    path,
    async stop() {
      clearInterval(timer);
      await rm(path, { recursive: true, force: true });
    },
  };
}

const SHOWN_EVERY_MS = 3_600_000;

/** Where nothing comes in for a day, other hosts would else take it for abandoned. A disk that fails now may work the next time. */
function showLife(folder: string): void {
  const now = new Date();
  utimes(folder, now, now).catch(() => undefined);
}

/** A rename is on the disk only when the folder is. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Of which host and process, and when that began: a container's process has the same number after each restart. */
const BEGUN = Math.round(performance.timeOrigin);
const nameOfOurs = () => `${hostname()}~${process.pid}~${BEGUN}~${randomBytes(4).toString('hex')}`;

/** A folder may be shared with other hosts, of whose processes only the age tells. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    const [host, pid, begun] = name.split('~');
    const left = host === hostname() ? !isAlive(Number(pid), Number(begun)) : await isAbandoned(folder);
    if (left) await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number, begun: number): boolean {
  if (pid === process.pid) return begun === BEGUN;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(folder);
    return mtimeMs < Date.now() - ABANDONED_AFTER_MS;
  } catch (error) {
    // Another one that starts at the same time has removed it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
