import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { damaged, Refusal } from './refusal.ts';
import { createUnfoldingCount } from './unfolding.ts';

/** Unfolds the whole, keeping nothing: its length is written nowhere that could be believed. */
export async function inspectGzip(path: string, bytes: number): Promise<void> {
  const unfolded = createUnfoldingCount(bytes);
  const count = async (content: AsyncIterable<Buffer>) => {
    for await (const chunk of content) unfolded.add(chunk.length);
  };
  await pipeline(createReadStream(path), createGunzip({ chunkSize: 256 * 1024 }), count).catch((error) => {
    throw error instanceof Refusal ? error : damaged();
  });
}
