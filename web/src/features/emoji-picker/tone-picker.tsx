'use client';

import { useText } from '@/i18n/text.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { Menu } from '@/ui/menu.tsx';
import { MenuChoice } from '@/ui/menu-items.tsx';
import { TONES } from './emoji.ts';

const HAND = '✋';
const NAMES = ['tone0', 'tone1', 'tone2', 'tone3', 'tone4', 'tone5'] as const;

/** The tone of skin that hands and people have. */
export function TonePicker({ tone, onTone }: { tone: number; onTone: (tone: number) => void }) {
  const text = useText();
  return (
    <Menu
      label={text('emoji.tone')}
      placement="above-end"
      trigger={(props) => (
        <IconButton
          {...props}
          label={text('emoji.tone')}
          icon={<span className="text-title">{`${HAND}${TONES[tone] ?? ''}`}</span>}
        />
      )}
    >
      {NAMES.map((name, index) => (
        <MenuChoice key={name} kind="radio" isChosen={index === tone} onSelect={() => onTone(index)}>
          <span aria-hidden>{`${HAND}${TONES[index] ?? ''}`} </span>
          {text(`emoji.${name}`)}
        </MenuChoice>
      ))}
    </Menu>
  );
}
