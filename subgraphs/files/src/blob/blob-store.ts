import type { Readable } from 'node:stream';
import type { Running } from '@parley/kit/process';
import type { BlobParts } from './blob-parts.ts';

/** What was kept, as counted while it was written. `sha256` is in hex. */
export interface StoredBlob {
  bytes: number;
  sha256: string;
}

/** Both ends are part of it, as in HTTP; `end` is below the blob's length. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface PutOptions {
  /** More bytes than this end the stream at once, and the put rejects with BlobTooLarge. */
  limit: number;
  /** Told to a store that keeps types; never believed. */
  type?: string;
  /** Whoever sends has gone: nothing is kept. */
  signal?: AbortSignal;
}

export interface LinkOptions {
  seconds: number;
  /** What the answer says of itself: the store's own idea of the type is not used. */
  type: string;
  disposition: string;
}

/**
 * Where contents lie, by key. A key is made by newBlobKey and names one content for ever: nothing is written over, except by the very same
 * writer. A blob is there as a whole or not at all, also when a process or a machine ends in the middle of a put. What cannot be reached
 * rejects with Unavailable.
 */
export interface BlobStore extends Running {
  /** Reads the stream to its end and keeps it, or rejects, destroys the stream and keeps nothing. */
  put(key: string, content: Readable, options: PutOptions): Promise<StoredBlob>;
  /** Rejects with BlobMissing where there is none. Destroy what is not read to the end. */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** Its length, or null where there is none. */
  size(key: string): Promise<number | null>;
  /** Is no error where there is none. */
  delete(key: string): Promise<void>;
  /**
   * Lends the content as a local file that is only to be read, for as long as `work` goes on. On S3 it is a temporary copy, which is gone
   * afterwards, and after a restart. Rejects with BlobMissing.
   */
  asFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T>;
  /** A link with which anybody reads the blob from the store itself until it expires, or null: this store is not reached from outside. */
  linkTo(key: string, options: LinkOptions): Promise<string | null>;
  /** Uploads in parts, which can be taken up again. */
  readonly parts: BlobParts;
  /** Rejects where the store cannot be used. */
  check(): Promise<void>;
}
