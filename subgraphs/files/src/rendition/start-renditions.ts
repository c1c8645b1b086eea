import type { Database } from '@parley/kit/database';
import { Unavailable } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import { BlobMissing } from '../blob/blob-errors.ts';
import { newBlobKey } from '../blob/blob-key.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import { type HeldJob, RenditionStore } from './rendition.store.ts';
import { createRenditionWork } from './rendition-work.ts';
import type { RenditionOutcome, Renditions } from './renditions.ts';

export interface RenditionsOptions {
  database: Database;
  blobs: BlobStore;
  /** What no file has more of that comes here. */
  pixelLimit: number;
  /** Within the transaction that ends the job: what it changes commits with that, or not at all. */
  finished(fileId: string, outcome: RenditionOutcome): Promise<void>;
  log: Log;
  /** Jobs of others that have crashed, and those that were put off, are looked for so often. */
  lookEveryMs?: number;
  /** So long after a crash somebody else takes the job up. */
  heldMs?: number;
}

const MOST_ATTEMPTS = 4;
const PAUSE_MS = 15_000;

export function startRenditions(options: RenditionsOptions): Renditions {
  const { database, blobs, finished, log, lookEveryMs = 5_000, heldMs = 30_000 } = options;
  const store = new RenditionStore(database);
  const work = createRenditionWork(blobs, options.pixelLimit);

  const end = async (job: HeldJob, outcome: RenditionOutcome) => {
    const ended = await database.atomically(async () => {
      if (!(await store.endJob(job))) return false;
      if (outcome.state === 'done') await store.add(outcome.renditions);
      await finished(job.fileId, outcome);
      return true;
    });
    // Not those of another who has taken the job up, but those of a file that was deleted, perhaps before they were put.
    const wanted = ended ? outcome.state === 'done' : await store.knows(job.fileId);
    if (!wanted) await discardPictures(job);
  };

  const discardPictures = async ({ pictureKeys }: HeldJob) => {
    for (const key of Object.values(pictureKeys)) await blobs.delete(key);
  };

  const fail = async (job: HeldJob, error: unknown) => {
    const passing = error instanceof Unavailable;
    if (passing || (job.attempts < MOST_ATTEMPTS && !(error instanceof BlobMissing))) {
      await store.putOff(job, PAUSE_MS * 4 ** Math.min(job.attempts, MOST_ATTEMPTS), !passing);
      return;
    }
    log.warn({ err: error, fileId: job.fileId, type: job.type }, 'No pictures could be made of a file');
    await end(job, { state: 'failed' });
  };

  /** False when there is nothing to do. */
  const workOnNext = async (): Promise<boolean> => {
    const job = await store.takeJob(heldMs);
    if (job === null) return false;
    const holding = setInterval(() => {
      store.holdJob(job, heldMs).catch((error) => log.debug({ err: error }, 'A job could not be held'));
    }, heldMs / 3);
    try {
      // Whoever took it last time may not have lived to tell: a file that ends the process is not tried for ever.
      if (job.attempts > MOST_ATTEMPTS) throw new Error('It was tried too often');
      await end(job, await work(job));
    } catch (error) {
      await fail(job, error);
    } finally {
      clearInterval(holding);
    }
    return true;
  };

  let stopping = false;
  let again = false;
  let running: Promise<void> | null = null;
  const run = async () => {
    try {
      do {
        again = false;
        while (!stopping && (await workOnNext()));
      } while (again && !stopping);
    } catch (error) {
      log.warn({ err: error }, 'Pictures of files have to wait');
    } finally {
      running = null;
    }
  };
  const nudge = () => {
    again = true;
    running ??= run();
  };
  nudge();
  const timer = setInterval(nudge, lookEveryMs);

  return {
    async enqueue(job) {
      await store.addJob(job, { THUMBNAIL: newBlobKey(), PREVIEW: newBlobKey() });
      database.afterCommit(nudge);
    },
    ofFiles: (fileIds) => store.ofFiles(fileIds),
    forget: (fileId) => store.forget(fileId),
    async stop() {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
