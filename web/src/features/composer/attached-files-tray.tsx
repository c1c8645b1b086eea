'use client';
import { FileText, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import type { UnsentFile } from '@/live/outbox/unsent.ts';
import { useSending } from '@/live/sending.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { Progress } from '@/ui/progress.tsx';

/** What goes with the next message, and how far it is on its way. */
export function AttachedFilesTray({ files, onDetach }: { files: readonly UnsentFile[]; onDetach: (id: string) => void }) {
  const text = useText();
  if (files.length === 0) return null;
  return (
    <ul aria-label={text('messages.attachments')} className="flex flex-wrap gap-2 px-3 pt-3">
      {files.map((file) => (
        <AttachedFile key={file.id} file={file} onDetach={() => onDetach(file.id)} />
      ))}
    </ul>
  );
}

function AttachedFile({ file, onDetach }: { file: UnsentFile; onDetach: () => void }) {
  const text = useText();
  const format = useFormat();
  const { uploads } = useSending();
  const state = useSyncExternalStore(
    uploads.subscribe,
    () => uploads.stateOf(file.id),
    () => undefined,
  );
  const picture = usePicture(file);
  return (
    <li className="flex w-56 items-center gap-2 rounded-card border border-line bg-sunken p-2">
      {picture === null ? (
        <FileText aria-hidden className="size-8 shrink-0 text-ink-soft" />
      ) : (
        <img src={picture} alt="" className="size-10 shrink-0 rounded-mark object-cover" />
      )}
      <div className="min-w-0 flex-1">
        <bdi className="block truncate text-label text-ink">{file.name}</bdi>
        {state?.kind === 'sending' && (
          <Progress label={text('messages.uploading', { name: file.name })} value={state.sent} max={Math.max(state.bytes, 1)} />
        )}
        {state?.kind === 'failed' && <span className="text-caption text-danger-ink">{text('messages.uploadFailed')}</span>}
        {state?.kind === 'done' && <span className="text-caption text-ink-soft">{format.bytes(file.bytes)}</span>}
      </div>
      <IconButton size="small" label={text('messages.detach', { name: file.name })} icon={<X />} onClick={onDetach} />
    </li>
  );
}

function usePicture({ type, content }: UnsentFile): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!type.startsWith('image/')) return;
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [type, content]);
  return address;
}
