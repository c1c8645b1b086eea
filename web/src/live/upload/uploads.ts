import type { Client } from '@urql/core';
import { graphql } from '@/graph/graphql.ts';
import type { FileToUpload, UploadOptions } from './upload.ts';
import { UploadFailed } from './upload-failed.ts';

const GIVE_UP_UPLOAD = graphql(`
  mutation GiveUpUpload($fileId: ID!) {
    deleteFile(id: $fileId) {
      deletedId
    }
  }
`);

/** How far an upload has come. */
export type UploadState =
  | { kind: 'sending'; sent: number; bytes: number }
  | { kind: 'done'; fileId: string }
  | { kind: 'failed'; code: string; isPassing: boolean };

/** The uploads of this page, by the ids that files have in this browser. */
export interface Uploads {
  subscribe(listener: () => void): () => void;
  /** Undefined where none was begun. */
  stateOf(id: string): UploadState | undefined;
  /** Begins, or goes on with one that is under way, and gives the id of the file. Throws UploadFailed. After a failure it can be called again. */
  send(id: string, file: FileToUpload, onBegun?: (fileId: string) => void): Promise<string>;
  /** The id of the file as the graph knows it, once that was begun. */
  fileIdOf(id: string): string | null;
  /** Ends it, and takes back what has arrived. */
  cancel(id: string): void;
  /** It is of no more interest: what it has sent stays. */
  forget(id: string): void;
  stop(): void;
}

interface Upload {
  state: UploadState;
  fileId: string | null;
  done: Promise<string>;
  ended: AbortController;
}

export function createUploads(client: Pick<Client, 'query' | 'mutation'>): Uploads {
  const listeners = new Set<() => void>();
  const uploads = new Map<string, Upload>();

  function become(upload: Upload, state: UploadState): void {
    upload.state = state;
    for (const listener of listeners) listener();
  }

  function start(id: string, file: FileToUpload, onBegun: (fileId: string) => void): Upload {
    const ended = new AbortController();
    const bytes = file.content.size;
    const begun: Upload = {
      state: { kind: 'sending', sent: 0, bytes },
      fileId: file.fileId,
      ended,
      done: sendLate(file, {
        client,
        signal: ended.signal,
        onSent: (sent) => become(begun, { kind: 'sending', sent, bytes }),
        onBegun(fileId) {
          begun.fileId = fileId;
          onBegun(fileId);
        },
      }),
    };
    begun.done.then(
      (fileId) => become(begun, { kind: 'done', fileId }),
      (error: unknown) => {
        const failed = error instanceof UploadFailed ? error : new UploadFailed('INTERNAL', false);
        if (!ended.signal.aborted) become(begun, { kind: 'failed', code: failed.code, isPassing: failed.isPassing });
      },
    );
    uploads.set(id, begun);
    for (const listener of listeners) listener();
    return begun;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stateOf: (id) => uploads.get(id)?.state,
    send(id, file, onBegun = () => undefined) {
      const known = uploads.get(id);
      if (known !== undefined && known.state.kind !== 'failed') return known.done;
      return start(id, { ...file, fileId: known?.fileId ?? file.fileId }, onBegun).done;
    },
    fileIdOf: (id) => uploads.get(id)?.fileId ?? null,
    cancel(id) {
      const cancelled = uploads.get(id);
      uploads.delete(id);
      cancelled?.ended.abort(new DOMException('The upload was cancelled.', 'AbortError'));
      // Should it fail, the file goes by itself after a day.
      if (cancelled?.fileId != null) void client.mutation(GIVE_UP_UPLOAD, { fileId: cancelled.fileId }).toPromise();
      for (const listener of listeners) listener();
    },
    forget: (id) => void uploads.delete(id),
    stop() {
      for (const { ended } of uploads.values()) ended.abort(new DOMException('The page ends.', 'AbortError'));
      uploads.clear();
    },
  };
}

/** What sends is loaded with the first file: most pages send none. */
async function sendLate(file: FileToUpload, options: UploadOptions): Promise<string> {
  const { upload } = await import('./upload.ts').catch(() => {
    throw new UploadFailed('NETWORK', true);
  });
  options.signal.throwIfAborted();
  return upload(file, options);
}
