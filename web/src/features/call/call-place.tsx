'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { useToast } from '@/ui/toast.tsx';
import type { CallEnd, CallState } from './call.ts';
import type { CallLine } from './call-line.ts';
import { type CallMedia, MOST_PEOPLE } from './call-signal.ts';
import { CallWindow } from './call-window.tsx';
import { ChoosePeople } from './choose-people.tsx';
import { IncomingCall } from './incoming-call.tsx';
import type { LocalMedia } from './local-media.ts';

export interface CallPlaceProps {
  line: CallLine<LocalMedia>;
  /** A call that is about to be begun, in a conversation of too many people to call them all. */
  choosing: { conversationId: string; media: CallMedia } | null;
  onChosen(): void;
  onCallAgain(conversationId: string, media: CallMedia): void;
}

/** All that is seen of calls, above the page that one is on. */
export function CallPlace({ line, choosing, onChosen, onCallAgain }: CallPlaceProps) {
  const text = useText();
  const { rings, current, ended } = useSyncExternalStore(line.subscribe, line.getSnapshot, line.getSnapshot);
  const [ring] = rings;
  useEndToast(ended, onCallAgain);
  return (
    <>
      {current !== null && createPortal(<CallWindow call={current.call} media={current.media} />, document.body)}
      {choosing !== null && (
        <ChoosePeople
          conversationId={choosing.conversationId}
          title={text('call.choose')}
          confirmLabel={text('call.begin')}
          most={MOST_PEOPLE - 1}
          onClose={onChosen}
          onChosen={(people) => {
            onChosen();
            line.start({ ...choosing, people });
          }}
        />
      )}
      {ring !== undefined && (
        <IncomingCall
          key={ring.callId}
          ring={ring}
          isInCall={current !== null}
          onAccept={(media) => line.accept(ring, media)}
          onDecline={() => line.decline(ring)}
        />
      )}
    </>
  );
}

/** What ended without the viewer's doing is told. */
const TOLD: Readonly<Record<Exclude<CallEnd, 'hung-up'>, TextName>> = {
  over: 'call.endOver',
  declined: 'call.endDeclined',
  unanswered: 'call.endUnanswered',
  refused: 'call.endRefused',
  lost: 'call.endLost',
  full: 'call.endFull',
  gone: 'call.endGone',
  elsewhere: 'call.endElsewhere',
};
const WORTH_ANOTHER_TRY: ReadonlySet<CallEnd> = new Set(['unanswered', 'lost']);

function useEndToast(ended: CallState | null, onCallAgain: CallPlaceProps['onCallAgain']): void {
  const text = useText();
  const toast = useToast();
  const told = useRef<CallState | null>(null);
  useEffect(() => {
    if (ended === null || ended === told.current || ended.end === null) return;
    told.current = ended;
    if (ended.end === 'hung-up') return;
    const { conversationId, media, end } = ended;
    const again = { label: text('call.again'), onAction: () => onCallAgain(conversationId, media) };
    toast({ text: text(TOLD[end]), ...(WORTH_ANOTHER_TRY.has(end) && { action: again }) });
  }, [ended, text, toast, onCallAgain]);
}
