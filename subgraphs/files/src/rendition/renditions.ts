import type { Running } from '@parley/kit/process';

/** What is made of every image, in the order of their size. */
export const RENDITION_SIZES = ['THUMBNAIL', 'PREVIEW'] as const;
export type RenditionSize = (typeof RENDITION_SIZES)[number];

/** A smaller picture of a file, without any of its metadata, and the right way up. */
export interface Rendition {
  fileId: string;
  size: RenditionSize;
  /** image/webp or image/avif. */
  type: string;
  width: number;
  height: number;
  bytes: number;
  blobKey: string;
}

/** What was learned of a file's content. Null where it does not apply, or could not be learned. */
export interface Media {
  /** As it is shown. */
  width: number | null;
  height: number | null;
  durationMs: number | null;
  /** False for what holds sound only, such as a WebM of a voice message. */
  moving: boolean;
  blurhash: string | null;
  /** The most prominent colour, as #rrggbb. */
  dominantColour: string | null;
}

export interface RenditionJob {
  fileId: string;
  blobKey: string;
  /** By content. */
  type: string;
}

/** A file is usable when it is `failed` too: it has no pictures then. */
export type RenditionOutcome = { state: 'done'; media: Media; renditions: readonly Rendition[] } | { state: 'failed' };

/**
 * Makes renditions off the request path. Jobs lie in the database: they survive a crash, on any node, and one that fails is tried again,
 * a few times, with pauses. For each job `finished` is called once, within the transaction that ends the job.
 */
export interface Renditions extends Running {
  /** Within Database.atomically: the job commits with the file, or not at all. Started right after the commit. */
  enqueue(job: RenditionJob): Promise<void>;
  /** In the order of sizes, for a loader. */
  ofFiles(fileIds: readonly string[]): Promise<Rendition[]>;
  /**
   * Within Database.atomically: forgets a file's job and renditions, and gives the keys of the blobs to delete after the commit. A job that
   * is under way then leaves nothing.
   */
  forget(fileId: string): Promise<string[]>;
}
