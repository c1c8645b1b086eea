'use client';
import { useText } from '@/i18n/text.tsx';
import type { Attachment } from './attachment.ts';
import { DocumentCard } from './document-card.tsx';
import { Picture } from './picture.tsx';
import { Playable } from './playable.tsx';

/** The files of a message, by their sort. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  const text = useText();
  if (files.length === 0) return null;
  return (
    <ul aria-label={text('messages.attachments')} className="mt-1.5 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="max-w-full">
          <Attached file={file} />
        </li>
      ))}
    </ul>
  );
}

function Attached({ file }: { file: Attachment }) {
  const isThere = file.link !== null && file.status !== 'DELETED' && file.status !== 'QUARANTINED';
  if (isThere && file.kind === 'IMAGE') return <Picture file={file} />;
  if (isThere && (file.kind === 'VIDEO' || file.kind === 'AUDIO')) return <Playable file={file} />;
  return <DocumentCard file={file} />;
}
