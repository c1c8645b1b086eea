'use client';
import { lazy, Suspense } from 'react';
import { isVoiceFile } from '@/features/voice/voice-file.ts';
import { useText } from '@/i18n/text.tsx';
import type { Attachment } from './attachment.ts';
import { useFreshLinks } from './fresh-link.ts';

const SoundPlayer = lazy(() => import('@/features/voice/sound-player.tsx').then((file) => ({ default: file.SoundPlayer })));

/** Sound or moving pictures. Nothing is fetched but what the player needs to show how long it is. */
export function Playable({ file }: { file: Attachment }) {
  const text = useText();
  const renew = useFreshLinks(file.id, file.link?.expiresAt);
  if (file.link === null) return null;
  const { url } = file.link;
  if (file.kind === 'VIDEO') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what people send one another has no captions
      <video
        src={url}
        controls
        preload="metadata"
        onError={renew}
        aria-label={text('messages.video', { name: file.name })}
        playsInline
        className="max-h-80 max-w-full rounded-card bg-sunken"
      />
    );
  }
  const isVoice = isVoiceFile(file.name);
  return (
    <div className="flex min-h-16 w-80 max-w-full flex-col justify-center rounded-card border border-line bg-surface p-2">
      {!isVoice && <bdi className="truncate px-1 text-label text-ink">{file.name}</bdi>}
      <Suspense>
        <SoundPlayer
          label={isVoice ? text('voice.message') : text('messages.sound', { name: file.name })}
          source={url}
          durationMs={file.durationMs}
          onFailed={renew}
        />
      </Suspense>
    </div>
  );
}
