'use client';
import { MicOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { classNames } from '@/ui/class-names.ts';
import { VisuallyHidden } from '@/ui/visually-hidden.tsx';
import type { Peer } from './call.ts';
import type { LinkStatus } from './link.ts';
import type { LocalMediaState } from './local-media.ts';
import { useIsSpeaking } from './use-is-speaking.ts';
import { usePerson } from './use-person.ts';

export interface CallTileProps {
  userId: string;
  /** Null for who is being called. */
  peer: Peer | null;
  isFull: boolean;
}

/** One of the others. */
export function CallTile({ userId, peer, isFull }: CallTileProps) {
  const text = useText();
  const { name } = usePerson(userId);
  const isSpeaking = useIsSpeaking(peer?.received.audio ?? null, peer?.speaks === true);
  const shows = peer === null || peer.status === 'connecting' ? 'nothing' : peer.shows;
  return (
    <Tile
      userId={userId}
      label={shows === 'screen' ? text('call.screenOf', { name }) : name}
      picture={shows === 'nothing' ? null : (peer?.received.video ?? null)}
      isWhole={shows === 'screen'}
      isSpeaking={isSpeaking}
      isMuted={peer !== null && peer.status === 'connected' && !peer.speaks}
      isFull={isFull}
      status={peer === null ? text('call.calling') : statusOf(peer.status, text)}
    />
  );
}

/** The viewer, as in a mirror: `isSmall` in a corner above the others. */
export function OwnTile({ own, isFull, isSmall }: { own: LocalMediaState; isFull: boolean; isSmall: boolean }) {
  const text = useText();
  const { id } = useViewer();
  const isSpeaking = useIsSpeaking(own.microphone, !own.isMuted);
  return (
    <Tile
      userId={id}
      label={text(own.screen === null ? 'call.you' : 'call.yourScreen')}
      picture={own.screen ?? own.camera}
      isWhole={own.screen !== null}
      isMirrored={own.screen === null}
      isSpeaking={isSpeaking}
      isMuted={own.isMuted || own.microphone === null}
      isFull={isFull && !isSmall}
      isInset={isSmall}
      status={null}
    />
  );
}

function statusOf(status: LinkStatus, text: ReturnType<typeof useText>): string | null {
  if (status === 'connected') return null;
  return text(status === 'connecting' ? 'call.connecting' : 'call.reconnecting');
}

interface TileProps {
  userId: string;
  label: string;
  picture: MediaStreamTrack | null;
  /** Nothing of the picture may be cut off. */
  isWhole: boolean;
  isMirrored?: boolean;
  isSpeaking: boolean;
  isMuted: boolean;
  isFull: boolean;
  isInset?: boolean;
  status: ReactNode;
}

function Tile({
  userId,
  label,
  picture,
  isWhole,
  isMirrored = false,
  isSpeaking,
  isMuted,
  isFull,
  isInset = false,
  status,
}: TileProps) {
  const text = useText();
  const { name, picture: avatar } = usePerson(userId);
  return (
    <li
      className={classNames(
        'flex min-h-0 min-w-0 items-center justify-center overflow-hidden rounded-card bg-raised transition-shadow forced-colors:border',
        isInset ? 'absolute end-4 bottom-4 aspect-video w-30 border border-line shadow-high sm:w-52' : 'relative',
        isSpeaking && 'ring-3 ring-accent',
      )}
    >
      {picture === null ? (
        <span className={classNames(status !== null && 'opacity-60 motion-safe:animate-pulse')}>
          <Avatar id={userId} name={name} picture={avatar} size={isFull ? 'huge' : 'large'} />
        </span>
      ) : (
        <Picture track={picture} label={label} isWhole={isWhole} isMirrored={isMirrored} />
      )}
      <p className="absolute start-2 bottom-2 flex max-w-[calc(100%-1rem)] items-center gap-1.5 rounded-control bg-inverse/85 px-2 py-0.5 text-caption text-on-inverse [&_svg]:size-3.5 [&_svg]:shrink-0">
        {isMuted && (
          <>
            <MicOff aria-hidden />
            <VisuallyHidden>{text('call.muted')}</VisuallyHidden>
          </>
        )}
        {isSpeaking && <VisuallyHidden>{text('call.speaking')}</VisuallyHidden>}
        <span dir="auto" className="truncate font-medium">
          {label}
        </span>
        {status !== null && (
          <span role="status" className="shrink-0">
            {status}
          </span>
        )}
      </p>
    </li>
  );
}

function Picture({
  track,
  label,
  isWhole,
  isMirrored,
}: {
  track: MediaStreamTrack;
  label: string;
  isWhole: boolean;
  isMirrored: boolean;
}) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (video === null) return;
    video.srcObject = new MediaStream([track]);
    return () => {
      video.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={ref}
      aria-label={label}
      autoPlay
      playsInline
      muted
      className={classNames('size-full', isWhole ? 'object-contain' : 'object-cover', isMirrored && '-scale-x-100')}
    />
  );
}
