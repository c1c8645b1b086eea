import type { Client, CombinedError } from '@urql/core';
import { codeOf } from '@/graph/graph-error.ts';
import { PartLost, sendPart } from './send-part.ts';
import { UploadFailed } from './upload-failed.ts';
import { BEGIN_UPLOAD, COMPLETE_UPLOAD, RESUME_UPLOAD } from './upload-graph.ts';

export interface FileToUpload {
  name: string;
  content: Blob;
  /** An upload that was begun for it before. */
  fileId: string | null;
}

export interface UploadOptions {
  client: Pick<Client, 'query' | 'mutation'>;
  /** That from now on it can be gone on with. */
  onBegun(fileId: string): void;
  onSent(bytes: number): void;
  signal: AbortSignal;
}

const PARTS_AT_ONCE = 3;
const PASSING = new Set(['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED']);

interface Part {
  number: number;
  start: number;
  bytes: number;
  received: boolean;
  url: string | null;
}

/** Sends a file part by part, those only that are not there yet, and gives its id when it may be used. Throws UploadFailed, and the signal's reason. */
export async function upload({ name, content, fileId }: FileToUpload, options: UploadOptions): Promise<string> {
  const { client, onBegun, onSent, signal } = options;
  const begun = (fileId === null ? null : await resume(client, fileId)) ?? (await begin(client, name, content.size));
  if (begun.fileId !== fileId) onBegun(begun.fileId);
  if (begun.parts !== null) {
    await sendParts(begun.parts, content, onSent, signal);
    signal.throwIfAborted();
    const { error } = await client.mutation(COMPLETE_UPLOAD, { fileId: begun.fileId });
    if (error !== undefined) throw failure(error);
  }
  return begun.fileId;
}

async function begin(client: UploadOptions['client'], name: string, bytes: number) {
  const { data, error } = await client.mutation(BEGIN_UPLOAD, { input: { name, bytes } });
  const begun = data?.requestUpload?.upload;
  if (begun == null) throw failure(error);
  return { fileId: begun.file.id, parts: begun.parts as readonly Part[] };
}

/** Null where nothing is known of it any more: then it is begun again. */
async function resume(client: UploadOptions['client'], fileId: string) {
  const { data, error } = await client.query(RESUME_UPLOAD, { fileId }, { requestPolicy: 'network-only' });
  if (error !== undefined && PASSING.has(codeOf(error))) throw failure(error);
  const open = data?.openUpload;
  return open == null ? null : { fileId, parts: open.parts as readonly Part[] };
}

async function sendParts(
  parts: readonly Part[],
  content: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const sent = new Map(parts.map((part) => [part.number, part.received ? part.bytes : 0]));
  const waiting = parts.filter(({ received }) => !received);
  const stopped = new AbortController();
  const sendNext = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const { number, start, bytes, url } = part;
      if (url === null) continue;
      const told = (count: number) => {
        sent.set(number, count);
        onSent([...sent.values()].reduce((sum, one) => sum + one, 0));
      };
      await sendPart(url, content.slice(start, start + bytes), told, AbortSignal.any([signal, stopped.signal]));
      told(bytes);
    }
  };
  try {
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, sendNext));
  } catch (error) {
    stopped.abort(error);
    throw error instanceof PartLost ? new UploadFailed('NETWORK', true) : error;
  }
}

function failure(error: CombinedError | undefined): UploadFailed {
  const code = error === undefined ? 'INTERNAL' : codeOf(error);
  return new UploadFailed(code, PASSING.has(code));
}
