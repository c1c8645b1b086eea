'use client';
import { Download, FileText } from 'lucide-react';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import type { Attachment } from './attachment.ts';
import { useFreshLinks } from './fresh-link.ts';

/** A file that is not shown but saved. */
export function DocumentCard({ file }: { file: Attachment }) {
  const text = useText();
  const format = useFormat();
  useFreshLinks(file.id, file.link?.expiresAt);
  const isGone = file.status === 'DELETED' || file.status === 'QUARANTINED' || file.link === null;
  const content = (
    <>
      <span aria-hidden className="inline-flex rounded-control bg-accent-wash p-2 text-accent-ink">
        <FileText className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium text-body text-ink">
          {file.name === '' ? text('messages.fileGone') : file.name}
        </bdi>
        <span className="block text-caption text-ink-soft">
          {text(isGone ? 'messages.fileNotToBeHad' : 'messages.fileSize', { size: format.bytes(file.bytes) })}
        </span>
      </span>
    </>
  );
  const className = 'flex w-80 max-w-full items-center gap-3 rounded-card border border-line bg-surface p-2.5 text-start';
  if (isGone) return <div className={className}>{content}</div>;
  return (
    <a
      href={file.link?.url}
      download={file.name}
      target="_blank"
      rel="noreferrer"
      className={`${className} no-underline hover:bg-hover`}
    >
      {content}
      <Download aria-hidden className="size-4.5 text-ink-soft" />
    </a>
  );
}
