'use client';

import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FIRST_FOCUS } from './modal.tsx';
import type { Placement } from './placement.ts';
import { POPUP_CLASS, type TriggerProps, usePopup } from './use-popup.ts';

export interface PopoverProps {
  label: string;
  trigger: (props: TriggerProps) => ReactNode;
  /** There while it is open only. What bears `data-first-focus`, or else its first field, has the focus. */
  children: (close: () => void) => ReactNode;
  placement?: Placement;
  className?: string;
}

export function Popover({ label, trigger, children, placement = 'below-start', className }: PopoverProps) {
  const popup = usePopup(placement, (element) => (element.querySelector<HTMLElement>(FIRST_FOCUS) ?? element).focus());
  return (
    <>
      {trigger({ ...popup.trigger, 'aria-haspopup': 'dialog' })}
      <div
        {...popup.props}
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className={classNames(POPUP_CLASS, 'max-h-[80dvh]', className)}
      >
        {popup.isOpen && children(popup.close)}
      </div>
    </>
  );
}
