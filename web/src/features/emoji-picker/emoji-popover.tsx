'use client';

import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { Placement } from '@/ui/placement.ts';
import { Popover } from '@/ui/popover.tsx';
import type { TriggerProps } from '@/ui/use-popup.ts';
import { EmojiPicker } from './emoji-picker.tsx';

export interface EmojiPopoverProps {
  trigger: (props: TriggerProps) => ReactNode;
  onPick: (character: string) => void;
  placement?: Placement;
  /** Where several are taken one after another, as in a text. */
  staysOpen?: boolean;
}

/** The picker beside the button that opens it. */
export function EmojiPopover({ trigger, onPick, placement = 'above-end', staysOpen = false }: EmojiPopoverProps) {
  const text = useText();
  return (
    <Popover label={text('emoji.title')} trigger={trigger} placement={placement} className="overflow-hidden">
      {(close) => (
        <EmojiPicker
          onPick={(character) => {
            if (!staysOpen) close();
            onPick(character);
          }}
        />
      )}
    </Popover>
  );
}
