'use client';

import { type ComponentProps, type PointerEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names.ts';

export interface ModalProps {
  isOpen: boolean;
  /** Asked for by Escape and by a press outside; who opened it closes it. */
  onClose: () => void;
  /** False where what is open would be lost by a press outside of it. Escape still asks. */
  closesOutside?: boolean;
  labelledBy: string;
  role?: 'dialog' | 'alertdialog';
  className?: string;
  children: ReactNode;
}

/** What has the focus first in something that opens. */
export const FIRST_FOCUS = '[data-first-focus], input:not([type=hidden]):not(:disabled), select, textarea';

/** A native modal dialog: the rest of the page is out of reach while it is open, and where the focus was it is again afterwards. Its children are there while it is open only. */
export function Modal({ isOpen, onClose, closesOutside = true, labelledBy, role, className, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const pressBegan = useRef(false);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!isOpen || dialog === null) return;
    dialog.showModal();
    (dialog.querySelector<HTMLElement>(FIRST_FOCUS) ?? dialog).focus();
    return () => dialog.close();
  }, [isOpen]);

  const outside: Pick<ComponentProps<'dialog'>, 'onPointerDown' | 'onPointerUp'> = {
    // A selection of text that begins inside and ends outside closes nothing.
    onPointerDown: (event) => {
      pressBegan.current = isOutside(event);
    },
    onPointerUp: (event) => {
      if (closesOutside && pressBegan.current && isOutside(event)) onClose();
    },
  };

  return (
    <dialog
      {...outside}
      ref={ref}
      role={role}
      tabIndex={-1}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      className={classNames('opening bg-raised text-ink shadow-high outline-none forced-colors:border', className)}
    >
      {isOpen && children}
    </dialog>
  );
}

/** The backdrop belongs to the dialog, so a press on it is told by its place. */
function isOutside(event: PointerEvent<HTMLDialogElement>): boolean {
  if (event.target !== event.currentTarget) return false;
  const box = event.currentTarget.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}
