'use client';
import { useCallback, useState } from 'react';
import type { UnsentFile } from '@/live/outbox/unsent.ts';
import { unsentFile } from '@/live/outbox/unsent-file.ts';
import { useSending } from '@/live/sending.tsx';

/** The graph takes no more with one message. */
export const MOST_FILES = 10;

export interface AttachedFiles {
  files: readonly UnsentFile[];
  /** How many of them did not fit in. */
  attach(chosen: readonly File[]): number;
  /** Its upload ends, and what has arrived goes. */
  detach(id: string): void;
  /** Gives what is attached to a message, whose uploads go on with it. */
  take(): UnsentFile[];
}

/** Files that are to go with the next message. Their uploads begin at once. */
export function useAttachedFiles(): AttachedFiles {
  const { uploads } = useSending();
  const [files, setFiles] = useState<readonly UnsentFile[]>([]);

  const attach = useCallback(
    (chosen: readonly File[]) => {
      const fitting = chosen.slice(0, MOST_FILES - files.length);
      const attached = fitting.map(unsentFile);
      // What fails is shown, and tried again when the message is sent.
      for (const file of attached) void uploads.send(file.id, file).catch(() => undefined);
      setFiles([...files, ...attached]);
      return chosen.length - fitting.length;
    },
    [files, uploads],
  );
  const detach = useCallback(
    (id: string) => {
      uploads.cancel(id);
      setFiles((before) => before.filter((file) => file.id !== id));
    },
    [uploads],
  );
  const take = useCallback(() => {
    setFiles([]);
    return files.map((file) => ({
      ...file,
      fileId: uploads.fileIdOf(file.id),
      isUploaded: uploads.stateOf(file.id)?.kind === 'done',
    }));
  }, [files, uploads]);
  return { files, attach, detach, take };
}
