'use client';
import { type ComponentProps, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

export interface Playing {
  /** What the element that sounds is given. */
  audio: ComponentProps<'audio'> & { ref: RefObject<HTMLAudioElement | null> };
  isPlaying: boolean;
  /** Where it is, in seconds. */
  at: number;
  /** How long it is, in seconds; null until that is known. */
  length: number | null;
  speed: number;
  toggle(): void;
  seek(seconds: number): void;
  nextSpeed(): void;
}

export interface PlayingOptions {
  source: string;
  /** Null where nobody but the sound itself can tell. */
  durationMs: number | null;
  /** It could not be played: its link may have ended. */
  onFailed?: () => void;
}

const SPEEDS: readonly number[] = [1, 1.5, 2];
/** Farther than any sound goes. */
const FAR_SECONDS = 1e7;

/** What sounds on this page: another one that begins ends it. */
let sounding: HTMLAudioElement | null = null;

export function usePlaying({ source, durationMs, onFailed }: PlayingOptions): Playing {
  const ref = useRef<HTMLAudioElement>(null);
  const isMeasured = useRef(false);
  const isPlacedByHand = useRef(false);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [measured, setMeasured] = useState<number | null>(null);
  const [speed, setSpeed] = useState(1);
  // A link is replaced now and then; the sound that has begun goes on with the one it has.
  const [used, setUsed] = useState({ source, hasFailed: false });
  if (source !== used.source && (used.hasFailed || (at === 0 && !isPlaying))) setUsed({ source, hasFailed: false });

  const learnLength = () => {
    const audio = ref.current;
    if (audio === null || audio.readyState === HTMLMediaElement.HAVE_NOTHING) return;
    if (Number.isFinite(audio.duration)) {
      setMeasured(audio.duration);
      if (isMeasured.current) audio.currentTime = 0;
      isMeasured.current = false;
    } else if (durationMs === null && !isMeasured.current) {
      // Browsers record without a length: they know it once they were at the end.
      isMeasured.current = true;
      audio.currentTime = FAR_SECONDS;
    }
  };
  // What the browser has at hand is known before the element stands in the page, and nothing here hears of it.
  const learnEarly = useEffectEvent(learnLength);
  useEffect(() => learnEarly(), []);
  const seek = (seconds: number) => {
    if (ref.current === null) return;
    isPlacedByHand.current = ref.current.paused;
    ref.current.currentTime = seconds;
    setAt(seconds);
  };

  return {
    audio: {
      ref,
      src: used.source,
      preload: 'metadata',
      onLoadedMetadata: learnLength,
      onDurationChange: learnLength,
      onTimeUpdate: ({ currentTarget }) => !isMeasured.current && setAt(currentTarget.currentTime),
      onPlay: ({ currentTarget }) => {
        if (sounding !== currentTarget) sounding?.pause();
        sounding = currentTarget;
        isPlacedByHand.current = false;
        setPlaying(true);
      },
      onPause: () => setPlaying(false),
      // What has played to its end begins anew. To be put at the end ends it too, but who does that wants it there.
      onEnded: () => isPlacedByHand.current || seek(0),
      onError: () => {
        setUsed((before) => ({ ...before, hasFailed: true }));
        onFailed?.();
      },
    },
    isPlaying,
    at,
    length: durationMs === null ? measured : durationMs / 1000,
    speed,
    toggle() {
      const audio = ref.current;
      if (audio === null) return;
      if (!audio.paused) return audio.pause();
      // What cannot be played says so by its error.
      void audio.play().catch(() => setPlaying(false));
    },
    seek,
    nextSpeed() {
      const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
      if (ref.current !== null) ref.current.playbackRate = next;
      setSpeed(next);
    },
  };
}
