import { type FileHandle, open } from 'node:fs/promises';

/** Pieces of a file, wherever they lie; never the whole of it at once. */
export interface FileReader {
  readonly bytes: number;
  /** Less than was asked for where the file ends before. */
  at(position: number, length: number): Promise<Buffer>;
  /** From the beginning to the end, in chunks. Each is used before the next is asked for. */
  chunks(): AsyncIterable<Buffer>;
}

const CHUNK_BYTES = 256 * 1024;

export async function readingFile<T>(path: string, work: (file: FileReader) => Promise<T>): Promise<T> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    return await work({ bytes: size, at: (position, length) => piece(handle, position, length), chunks: () => chunksOf(handle) });
  } finally {
    await handle.close();
  }
}

async function piece(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
