import type { Readable } from 'node:stream';
import type { StoredBlob } from './blob-store.ts';

/** What an upload in parts is known by. `id` is the store's own. */
export interface PartialUpload {
  key: string;
  id: string;
}

export interface PartReceived {
  /** From 1 on. */
  number: number;
  bytes: number;
}

/** S3's limits, which hold on every store so that a client has one way: no part but the last is smaller, and there are no more. */
export const SMALLEST_PART_BYTES = 5 * 1024 * 1024;
export const MOST_PARTS = 1000;

/**
 * Uploads that a client makes part by part, in any order and several at once. A part that is sent again replaces the earlier one. Nothing
 * can be read under the key before `complete`. What was begun is kept until it is completed or given up.
 */
export interface BlobParts {
  begin(key: string, type: string): Promise<PartialUpload>;
  /**
   * A link of the store's own to which a client PUTs exactly so many bytes, or null: then the client sends the part to this subgraph, which
   * calls `receive`.
   */
  linkFor(upload: PartialUpload, part: { number: number; bytes: number; seconds: number }): Promise<string | null>;
  /** A part of exactly so many bytes: a stream that is longer or shorter leaves nothing, and rejects with BlobTooLarge or PartIncomplete. */
  receive(upload: PartialUpload, part: { number: number; bytes: number }, content: Readable, signal?: AbortSignal): Promise<void>;
  /** What has arrived, by number. Rejects with BlobMissing when there is no such upload (any more). */
  received(upload: PartialUpload): Promise<PartReceived[]>;
  /**
   * Puts parts 1 to `count` together under the key, and counts what it reads. Rejects with PartIncomplete when one is missing, and with
   * BlobTooLarge (then the upload is given up) when they are more than `limit` bytes. Called again after a crash it does the same.
   */
  complete(upload: PartialUpload, count: number, limit: number): Promise<StoredBlob>;
  /** Is no error where there is no such upload. Without an id, which a crash may have kept from being written down: whatever was begun under the key. */
  giveUp(upload: Pick<PartialUpload, 'key'> & { id: string | null }): Promise<void>;
}
