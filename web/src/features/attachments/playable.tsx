'use client';
import { useText } from '@/i18n/text.tsx';
import type { Attachment } from './attachment.ts';
import { useFreshLinks } from './fresh-link.ts';

/** Sound or moving pictures. Nothing is fetched but what the player needs to show how long it is. */
export function Playable({ file }: { file: Attachment }) {
  const text = useText();
  const renew = useFreshLinks(file.id, file.link?.expiresAt);
  if (file.link === null) return null;
  const common = { src: file.link.url, controls: true, preload: 'metadata', onError: renew } as const;
  const label = text(file.kind === 'VIDEO' ? 'messages.video' : 'messages.sound', { name: file.name });
  if (file.kind === 'VIDEO') {
    return <video {...common} aria-label={label} playsInline className="max-h-80 max-w-full rounded-card bg-sunken" />;
  }
  return <audio {...common} aria-label={label} className="w-80 max-w-full" />;
}
