'use client';

import { type ReactNode, useState } from 'react';
import { classNames } from './class-names.ts';
import { colourOf, initialsOf } from './initials.ts';
import { type Presence, PresenceDot } from './presence-dot.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface AvatarProps {
  /** Decides the colour while there is no picture. */
  id: string;
  name: string;
  picture?: string | null;
  /** In place of initials: what a group or channel is. */
  icon?: ReactNode;
  size?: keyof typeof SIZES;
  presence?: Presence | null;
  /** What the presence is called; without it the dot is not read aloud. */
  presenceLabel?: string;
  /** True where no name stands beside it. */
  isNamed?: boolean;
  shape?: 'round' | 'square';
}

const SIZES = {
  tiny: 'size-5 text-[0.5625rem]',
  small: 'size-7 text-[0.6875rem] [&_svg]:size-3.5',
  normal: 'size-9 text-label [&_svg]:size-4.5',
  large: 'size-12 text-title [&_svg]:size-6',
  huge: 'size-24 text-[2rem] [&_svg]:size-10',
};

const COLOURS = [
  'bg-avatar-1 text-avatar-1-ink',
  'bg-avatar-2 text-avatar-2-ink',
  'bg-avatar-3 text-avatar-3-ink',
  'bg-avatar-4 text-avatar-4-ink',
  'bg-avatar-5 text-avatar-5-ink',
  'bg-avatar-6 text-avatar-6-ink',
  'bg-avatar-7 text-avatar-7-ink',
  'bg-avatar-8 text-avatar-8-ink',
];

/** A person or a conversation: the picture, or initials on a colour that stays theirs. */
export function Avatar({
  id,
  name,
  picture,
  icon,
  size = 'normal',
  presence,
  presenceLabel,
  isNamed = false,
  shape = 'round',
}: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const hasPicture = typeof picture === 'string' && picture !== '' && picture !== broken;
  const rounding = shape === 'round' ? 'rounded-full' : 'rounded-[28%]';
  return (
    <span className={classNames('relative inline-flex shrink-0 select-none', SIZES[size])}>
      <span
        aria-hidden
        className={classNames(
          'flex size-full items-center justify-center overflow-hidden font-semibold tracking-tight forced-colors:border',
          rounding,
          COLOURS[colourOf(id) - 1],
        )}
      >
        {hasPicture ? (
          <img
            src={picture}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={() => setBroken(picture)}
            className="size-full object-cover"
          />
        ) : (
          (icon ?? initialsOf(name))
        )}
      </span>
      {isNamed && <VisuallyHidden>{name}</VisuallyHidden>}
      {presence !== undefined && presence !== null && (
        <PresenceDot
          presence={presence}
          label={presenceLabel}
          className="absolute -end-px -bottom-px size-[30%] min-h-2.5 min-w-2.5 max-h-4 max-w-4"
        />
      )}
    </span>
  );
}
