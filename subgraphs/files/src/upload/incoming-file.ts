import { Readable } from 'node:stream';
import { BadUserInput } from '@parley/kit/errors';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import { BlobTooLarge } from '../blob/blob-errors.ts';
import type { Incoming } from './upload.service.ts';

/** Of one form, and of one mutation, whose list may name a file several times. */
export const MOST_FILES = 20;

export function requireFew(files: readonly unknown[]): void {
  if (files.length > MOST_FILES) throw new BadUserInput('files', `Send ${MOST_FILES} files at once at most.`);
}

/** A file of a form once it comes in. Whoever reads it hears what was wrong with it or with the form as a fault of the request. */
export async function openIncoming(file: Promise<FileUpload>, limitBytes: number): Promise<Incoming> {
  try {
    const { filename, createReadStream } = await file;
    return { name: filename, content: Readable.from(contentOf(createReadStream, limitBytes), { objectMode: false }) };
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Opened when it is read: a stream that is open and not read would hold its temporary file. */
async function* contentOf(open: () => Readable, limitBytes: number): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of open()) yield chunk as Buffer;
  } catch (error) {
    throw statusOf(error) === 413 ? new BlobTooLarge(limitBytes) : asRefusal(error);
  }
}

export function asRefusal(error: unknown): unknown {
  return statusOf(error) < 500 ? new BadUserInput('files', (error as Error).message) : error;
}

/** graphql-upload tells what lies with the request by an HTTP status of its errors. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error ? Number(error.status) : 500;
}
