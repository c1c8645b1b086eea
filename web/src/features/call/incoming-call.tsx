'use client';
import { Phone, PhoneOff, Video } from 'lucide-react';
import { useEffect, useId } from 'react';
import { useQuery } from 'urql';
import { uncountedTitle } from '@/features/notifications/counted-title.ts';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { Button } from '@/ui/button.tsx';
import { Modal } from '@/ui/modal.tsx';
import type { Ring } from './call-line.ts';
import { CALL_PEOPLE } from './call-people.query.ts';
import type { CallMedia } from './call-signal.ts';
import { startRingTone } from './ring-tone.ts';
import { usePerson } from './use-person.ts';

export interface IncomingCallProps {
  ring: Ring;
  /** Taking this one ends the other. */
  isInCall: boolean;
  onAccept(media: CallMedia): void;
  onDecline(): void;
}

/** A call that rings. It has the focus, on none of its buttons, so that nobody answers by what they were typing. */
export function IncomingCall({ ring, isInCall, onAccept, onDecline }: IncomingCallProps) {
  const text = useText();
  const titleId = useId();
  const { name, picture } = usePerson(ring.fromUserId);
  const [{ data }] = useQuery({ query: CALL_PEOPLE, variables: { conversationId: ring.conversationId } });
  const conversation = data?.conversation?.name ?? null;
  useEffect(() => (isInCall ? undefined : startRingTone('incoming')), [isInCall]);
  useCalledTitle(name === '' ? null : text('call.ringingTitle', { name }), ring.callId);
  const isVideo = ring.media === 'video';
  return (
    <Modal
      isOpen
      onClose={onDecline}
      closesOutside={false}
      role="alertdialog"
      labelledBy={titleId}
      className="m-auto w-90 max-w-[calc(100vw-2rem)] flex-col items-center gap-1 rounded-dialog px-6 py-7 text-center open:flex"
    >
      <span className="mb-3 rounded-full ring-4 ring-accent-wash motion-safe:animate-pulse">
        <Avatar id={ring.fromUserId} name={name} picture={picture} size="huge" />
      </span>
      <h2 id={titleId} className="font-semibold text-title">
        {text(isVideo ? 'call.incomingVideo' : 'call.incomingVoice', { name })}
      </h2>
      {conversation !== null && <p className="text-ink-soft text-label">{text('call.incomingIn', { conversation })}</p>}
      {isInCall && <p className="text-label text-warning-ink">{text('call.takeInstead')}</p>}
      <div className="mt-5 flex w-full flex-col gap-2">
        {isVideo && (
          <Button variant="primary" size="large" isWide icon={<Video aria-hidden />} onClick={() => onAccept('video')}>
            {text('call.takeVideo')}
          </Button>
        )}
        <Button
          variant={isVideo ? 'plain' : 'primary'}
          size="large"
          isWide
          icon={<Phone aria-hidden />}
          onClick={() => onAccept('voice')}
        >
          {text('call.takeVoice')}
        </Button>
        <Button variant="danger" size="large" isWide icon={<PhoneOff aria-hidden />} onClick={onDecline}>
          {text('call.decline')}
        </Button>
      </div>
    </Modal>
  );
}

/** The title of the page says it, and a notification where the page is not looked at and may show them. */
function useCalledTitle(title: string | null, callId: string): void {
  useEffect(() => {
    if (title === null) return;
    const before = uncountedTitle(document.title);
    document.title = title;
    const isUnseen = document.visibilityState === 'hidden' && 'Notification' in window && Notification.permission === 'granted';
    const notification = isUnseen ? new Notification(title, { tag: callId, requireInteraction: true }) : null;
    notification?.addEventListener('click', () => window.focus());
    return () => {
      // The number of unread notifications is set before it meanwhile.
      if (uncountedTitle(document.title) === title) document.title = before;
      notification?.close();
    };
  }, [title, callId]);
}
