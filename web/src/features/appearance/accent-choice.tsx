'use client';

import { Pipette } from 'lucide-react';
import { useId } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { classNames } from '@/ui/class-names.ts';

const ACCENTS: readonly { accent: string | null; shown: string; label: TextName }[] = [
  { accent: null, shown: '#0b6672', label: 'appearance.petrol' },
  { accent: '#2456c9', shown: '#2456c9', label: 'appearance.blue' },
  { accent: '#6d3fc4', shown: '#6d3fc4', label: 'appearance.violet' },
  { accent: '#b3286b', shown: '#b3286b', label: 'appearance.rose' },
  { accent: '#b4500f', shown: '#b4500f', label: 'appearance.amber' },
  { accent: '#2f7a34', shown: '#2f7a34', label: 'appearance.green' },
  { accent: '#475a63', shown: '#475a63', label: 'appearance.slate' },
];

const RING =
  'relative inline-flex size-9 items-center justify-center rounded-full has-checked:outline-2 has-checked:outline-ink has-focus-visible:outline-3 has-focus-visible:outline-focus';

/** A colour from a few, or any other: what is written in it stays readable by itself. */
export function AccentChoice({ accent, onAccent }: { accent: string | null; onAccent: (accent: string | null) => void }) {
  const text = useText();
  const name = useId();
  const isOther = !ACCENTS.some((each) => each.accent === accent);
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-label">{text('appearance.accent')}</legend>
      <div className="flex flex-wrap gap-2 p-0.5">
        {ACCENTS.map((each) => (
          <label key={each.shown} className={RING} data-tooltip={text(each.label)}>
            <input
              type="radio"
              name={name}
              aria-label={text(each.label)}
              checked={each.accent === accent}
              onChange={() => onAccent(each.accent)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Dot colour={each.shown} />
          </label>
        ))}
        <label
          className={classNames(RING, 'has-focus:outline-3 has-focus:outline-focus', isOther && 'outline-2 outline-ink')}
          data-tooltip={text('appearance.otherAccent')}
        >
          <input
            type="color"
            aria-label={text('appearance.otherAccent')}
            value={accent ?? '#0b6672'}
            onChange={({ currentTarget }) => onAccent(currentTarget.value)}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
          {isOther && accent !== null ? <Dot colour={accent} /> : <Pipette aria-hidden className="size-5 text-ink-soft" />}
        </label>
      </div>
    </fieldset>
  );
}

/** Drawn with an attribute of its own: the content policy of the page forbids those of style. */
function Dot({ colour }: { colour: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 28 28" className="size-7">
      <circle cx="14" cy="14" r="14" fill={colour} />
    </svg>
  );
}
