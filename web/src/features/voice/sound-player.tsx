'use client';
import { Pause, Play } from 'lucide-react';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { useClock } from './use-clock.ts';
import { type PlayingOptions, usePlaying } from './use-playing.ts';

export interface SoundPlayerProps extends PlayingOptions {
  /** What is heard. */
  label: string;
}

/** Plays a sound: from any place in it, and faster for who has no time. */
export function SoundPlayer({ label, ...options }: SoundPlayerProps) {
  const text = useText();
  const format = useFormat();
  const clock = useClock();
  const { audio, isPlaying, at, length, speed, toggle, seek, nextSpeed } = usePlaying(options);
  const shownAt = Math.min(at, length ?? at);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups what is filled in, and nothing is here
    <div role="group" aria-label={label} className="flex min-w-0 flex-1 items-center gap-2">
      <audio {...audio} />
      <IconButton
        size="small"
        variant="primary"
        className="rounded-full"
        label={text(isPlaying ? 'voice.pause' : 'voice.play')}
        icon={isPlaying ? <Pause /> : <Play />}
        onClick={toggle}
      />
      <input
        type="range"
        min={0}
        max={length ?? Math.max(1, at)}
        step={0.1}
        value={shownAt}
        aria-label={text('voice.place')}
        aria-valuetext={length === null ? clock(shownAt) : text('voice.placeOf', { at: clock(shownAt), length: clock(length) })}
        onChange={({ currentTarget }) => seek(currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2, PageUp: 10, PageDown: -10 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl' && /Left|Right/.test(event.key);
          seek(Math.min(Math.max(0, at + (isMirrored ? -step : step)), length ?? at));
        }}
        className="min-w-0 flex-1 cursor-pointer accent-accent"
      />
      <span className="text-caption text-ink-soft tabular-nums">{clock(at > 0 || length === null ? shownAt : length)}</span>
      <button
        type="button"
        aria-label={text('voice.speed', { speed: format.number(speed) })}
        data-tooltip={text('voice.speed', { speed: format.number(speed) })}
        onClick={nextSpeed}
        className="h-control-small min-w-10 rounded-control px-1 text-caption text-ink-soft tabular-nums hover:bg-hover hover:text-ink"
      >
        {format.number(speed)}×
      </button>
    </div>
  );
}
