import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { BlobTooLarge } from './blob-errors.ts';
import type { StoredBlob } from './blob-store.ts';

/** Counts what passes, and ends it with BlobTooLarge before more than `limit` bytes have. */
export function createMeasure(limit: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async *through(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > limit) throw new BlobTooLarge(limit);
        hash.update(chunk);
        yield chunk;
      }
    },
    /** Once, after the end. */
    result: (): StoredBlob => ({ bytes, sha256: hash.digest('hex') }),
  };
}

/** Reads to the end only to count. */
export async function measure(content: Readable, limit: number): Promise<StoredBlob> {
  const counted = createMeasure(limit);
  const passing = counted.through(content);
  while (!(await passing.next()).done);
  return counted.result();
}
