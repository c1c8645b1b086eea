'use client';
import { Phone, Video } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { useText } from '@/i18n/text.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { useCalls } from './call-provider.tsx';
import type { CallMedia } from './call-signal.ts';

const nothing = () => () => undefined;

/** Begins a call with those in the conversation. */
export function CallButtons({ conversationId }: { conversationId: string }) {
  const text = useText();
  const { line, start } = useCalls();
  const [isBeginning, setIsBeginning] = useState(false);
  const isBusy = useSyncExternalStore(
    line?.subscribe ?? nothing,
    () => line !== null && line.getSnapshot().current !== null,
    () => false,
  );
  const begin = (media: CallMedia) => {
    if (isBusy || isBeginning) return;
    setIsBeginning(true);
    void start(conversationId, media).finally(() => setIsBeginning(false));
  };
  const hint = isBusy ? ` · ${text('call.busy')}` : '';
  return (
    <>
      <IconButton
        label={text('call.voice') + hint}
        icon={<Phone />}
        aria-disabled={isBusy || isBeginning}
        onClick={() => begin('voice')}
      />
      <IconButton
        label={text('call.video') + hint}
        icon={<Video />}
        aria-disabled={isBusy || isBeginning}
        onClick={() => begin('video')}
      />
    </>
  );
}
