'use client';
import { Maximize2, Minimize2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { useConversationName } from '@/features/conversation/conversation-name.ts';
import { useText } from '@/i18n/text.tsx';
import { classNames } from '@/ui/class-names.ts';
import { IconButton } from '@/ui/icon-button.tsx';
import type { Call } from './call.ts';
import { CallControls } from './call-controls.tsx';
import { CallDuration } from './call-duration.tsx';
import { CALL_PEOPLE } from './call-people.query.ts';
import { CallProblems } from './call-problems.tsx';
import { CallTiles } from './call-tiles.tsx';
import type { LocalMedia } from './local-media.ts';
import { PeerSounds } from './peer-sound.tsx';
import { startRingTone } from './ring-tone.ts';

/** The call that one is in: a small window above the page, or as large as the page. */
export function CallWindow({ call, media }: { call: Call; media: LocalMedia }) {
  const text = useText();
  const nameOf = useConversationName();
  const state = useSyncExternalStore(call.subscribe, call.getSnapshot, call.getSnapshot);
  const own = useSyncExternalStore(media.subscribe, media.getSnapshot, media.getSnapshot);
  const [isFull, setIsFull] = useState(state.media === 'video');
  const [{ data }] = useQuery({ query: CALL_PEOPLE, variables: { conversationId: state.conversationId } });
  const name = data?.conversation == null ? '' : nameOf(data.conversation);
  const place = useRef<HTMLElement>(null);
  useInertPage(isFull, place);
  useEffect(() => (state.phase === 'calling' ? startRingTone('outgoing') : undefined), [state.phase]);

  const onKeyDown = (event: KeyboardEvent) => {
    const isForPopup = event.currentTarget.querySelector(':popover-open, dialog[open]') !== null;
    if (event.key !== 'Escape' || event.defaultPrevented || isForPopup || !isFull) return;
    event.preventDefault();
    setIsFull(false);
  };

  return (
    <section
      ref={place}
      aria-label={text('call.window', { name })}
      onKeyDown={onKeyDown}
      className={classNames(
        'fixed z-40 flex flex-col overflow-hidden bg-sunken text-ink shadow-high forced-colors:border',
        isFull
          ? 'inset-0'
          : // Where one writes stays free.
            'end-4 top-18 max-h-[calc(100dvh-10rem)] w-88 max-w-[calc(100vw-2rem)] rounded-dialog border border-line',
      )}
    >
      <header className="flex items-center gap-2 ps-4 pe-2 pt-2 pb-1">
        <h2 dir="auto" className={classNames('min-w-0 flex-1 truncate font-semibold', isFull ? 'text-title' : 'text-label')}>
          {name}
        </h2>
        {state.since !== null && <CallDuration since={state.since} />}
        <IconButton
          size="small"
          label={text(isFull ? 'call.shrink' : 'call.enlarge')}
          icon={isFull ? <Minimize2 /> : <Maximize2 />}
          onClick={() => setIsFull(!isFull)}
        />
      </header>
      <CallProblems own={own} onRetry={media.retry} isSharing={own.screen !== null} />
      <CallTiles state={state} own={own} isFull={isFull} />
      <PeerSounds peers={state.peers} speaker={own.chosen.speaker} />
      <CallControls call={call} state={state} media={media} own={own} isFull={isFull} />
    </section>
  );
}

/** While the call fills the page nothing below it can have the focus. */
function useInertPage(isFull: boolean, place: { current: HTMLElement | null }): void {
  useEffect(() => {
    if (!isFull) return;
    const below = [...document.body.children].filter(
      (element) => element !== place.current && element instanceof HTMLElement && !element.inert,
    ) as HTMLElement[];
    for (const element of below) element.inert = true;
    return () => {
      for (const element of below) element.inert = false;
    };
  }, [isFull, place]);
}
