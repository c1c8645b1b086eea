'use client';
import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import type { Peer } from './call.ts';

/** What the others say. A browser may want the page to be touched before it plays sound. */
export function PeerSounds({ peers, speaker }: { peers: readonly Peer[]; speaker: string | null }) {
  const text = useText();
  const [isBlocked, setIsBlocked] = useState(false);
  const [attempt, setAttempt] = useState(0);
  return (
    <>
      {peers.map(({ userId, received: { audio } }) =>
        audio === null ? null : (
          <PeerSound key={userId} track={audio} speaker={speaker} attempt={attempt} onBlocked={() => setIsBlocked(true)} />
        ),
      )}
      {isBlocked && (
        <Banner
          tone="warning"
          icon={<Volume2 />}
          action={
            <Button
              size="small"
              onClick={() => {
                setIsBlocked(false);
                setAttempt(attempt + 1);
              }}
            >
              {text('call.hear')}
            </Button>
          }
        >
          {text('call.soundBlocked')}
        </Banner>
      )}
    </>
  );
}

interface PeerSoundProps {
  track: MediaStreamTrack;
  speaker: string | null;
  /** Plays anew when it changes. */
  attempt: number;
  onBlocked(): void;
}

function PeerSound({ track, speaker, attempt, onBlocked }: PeerSoundProps) {
  const ref = useRef<HTMLAudioElement>(null);
  const blocked = useRef(onBlocked);
  blocked.current = onBlocked;
  useEffect(() => {
    const audio = ref.current;
    if (audio === null) return;
    audio.srcObject = new MediaStream([track]);
    return () => {
      audio.srcObject = null;
    };
  }, [track]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new track and a new attempt are played anew
  useEffect(() => {
    ref.current?.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') blocked.current();
    });
  }, [track, attempt]);
  useEffect(() => {
    // A speaker that is not there any more is as good as none: the sound stays where it is.
    if (speaker !== null && ref.current !== null && 'setSinkId' in ref.current)
      ref.current.setSinkId(speaker).catch(() => undefined);
  }, [speaker]);
  // biome-ignore lint/a11y/useMediaCaption: nobody writes down what is said in a call
  return <audio ref={ref} />;
}
