'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { Placement } from '@/ui/placement.ts';
import { Popover } from '@/ui/popover.tsx';
import { Spinner } from '@/ui/spinner.tsx';
import type { TriggerProps } from '@/ui/use-popup.ts';

const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((file) => ({ default: file.EmojiPicker })));

export interface EmojiPopoverProps {
  trigger: (props: TriggerProps) => ReactNode;
  onPick: (character: string) => void;
  placement?: Placement;
  /** Where several are taken one after another, as in a text. */
  staysOpen?: boolean;
}

/** Kept while the picker is loaded, so that the popover is placed once. */
const PICKER_SIZE = 'flex h-100 max-h-[70dvh] w-84 max-w-full flex-col';

/** The picker beside the button that opens it. */
export function EmojiPopover({ trigger, onPick, placement = 'above-end', staysOpen = false }: EmojiPopoverProps) {
  const text = useText();
  return (
    <Popover label={text('emoji.title')} trigger={trigger} placement={placement} className="overflow-hidden">
      {(close) => (
        <div className={PICKER_SIZE}>
          <Suspense fallback={<Spinner label={text('ui.loading')} className="m-auto text-ink-soft text-title" />}>
            <EmojiPicker
              onPick={(character) => {
                if (!staysOpen) close();
                onPick(character);
              }}
            />
          </Suspense>
        </div>
      )}
    </Popover>
  );
}
