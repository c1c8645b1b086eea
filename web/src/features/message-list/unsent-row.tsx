'use client';
import { Clock, RotateCw, Trash2, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useViewerName } from '@/features/conversation/use-viewer-name.ts';
import { knownProblem } from '@/graph/known-problem.ts';
import { useText } from '@/i18n/text.tsx';
import type { Unsent, UnsentFile } from '@/live/outbox/unsent.ts';
import { useSending } from '@/live/sending.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Button } from '@/ui/button.tsx';
import { classNames } from '@/ui/class-names.ts';
import { Progress } from '@/ui/progress.tsx';

/** A message of the viewer that was not acknowledged yet, or was refused. */
export function UnsentRow({ unsent, viewerId, beginsGroup }: { unsent: Unsent; viewerId: string; beginsGroup: boolean }) {
  const text = useText();
  const { outbox } = useSending();
  const name = useViewerName();
  const { clientId, body, files, failure } = unsent;
  return (
    <article
      aria-label={text(failure === null ? 'messages.sending' : 'messages.notSent')}
      className={classNames('flex gap-3 px-4 py-0.5', beginsGroup && 'mt-2')}
    >
      <div className="w-9 shrink-0">{beginsGroup && <Avatar id={viewerId} name={name} />}</div>
      <div className="min-w-0 flex-1">
        {beginsGroup && (
          <p className="flex items-baseline gap-2">
            <bdi className="min-w-0 truncate font-semibold text-body text-ink">{name}</bdi>
            {failure === null && <Clock role="img" aria-label={text('messages.sending')} className="size-3 text-ink-faint" />}
          </p>
        )}
        <p dir="auto" className="whitespace-pre-wrap break-words text-body text-ink-soft">
          {body}
        </p>
        {files.map((file) => (
          <UnsentFileLine key={file.id} file={file} />
        ))}
        {failure !== null && (
          <div role="alert" className="mt-1 flex flex-wrap items-center gap-2 text-danger-ink text-label">
            <TriangleAlert aria-hidden className="size-4" />
            <span>{text('messages.notSentBecause', { reason: text(knownProblem(failure)) })}</span>
            <Button size="small" icon={<RotateCw />} onClick={() => void outbox.retry(clientId)}>
              {text('ui.retry')}
            </Button>
            <Button size="small" variant="quiet" icon={<Trash2 />} onClick={() => void outbox.discard(clientId)}>
              {text('messages.discard')}
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}

function UnsentFileLine({ file }: { file: UnsentFile }) {
  const { uploads } = useSending();
  const state = useSyncExternalStore(
    uploads.subscribe,
    () => uploads.stateOf(file.id),
    () => undefined,
  );
  const sent = file.isUploaded ? file.bytes : state?.kind === 'sending' ? state.sent : 0;
  return (
    <div className="mt-1 max-w-80">
      <bdi className="block truncate text-ink-soft text-label">{file.name}</bdi>
      <Progress label={file.name} value={sent} max={file.bytes} />
    </div>
  );
}
