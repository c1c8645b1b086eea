'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { Modal } from './modal.tsx';
import { useUiWords } from './words.tsx';

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Its buttons, the one that goes on last. */
  footer?: ReactNode;
  size?: 'small' | 'normal' | 'large';
  closesOutside?: boolean;
  role?: 'dialog' | 'alertdialog';
  children?: ReactNode;
}

const SIZES = { small: 'sm:w-100', normal: 'sm:w-130', large: 'sm:w-190' };

/** On a phone it rises from the lower edge. What bears `data-first-focus`, or else its first field, has the focus. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  footer,
  size = 'normal',
  closesOutside,
  role,
  children,
}: DialogProps) {
  const id = useId();
  const words = useUiWords();
  return (
    <Modal
      isOpen={isOpen}
      onClose={onClose}
      closesOutside={closesOutside}
      role={role}
      labelledBy={id}
      className={classNames(
        'max-h-[90dvh] w-full max-w-full flex-col overflow-hidden rounded-t-dialog max-sm:mt-auto open:flex opening-rise',
        'sm:m-auto sm:max-h-[85dvh] sm:rounded-dialog',
        SIZES[size],
      )}
    >
      <header className="flex items-start gap-3 ps-5 pe-3 pt-4 pb-3">
        <div className="min-w-0 flex-1 pt-1">
          <h2 id={id} className="font-semibold text-title">
            {title}
          </h2>
          {description !== undefined && <p className="mt-1 text-ink-soft text-label">{description}</p>}
        </div>
        <IconButton label={words.close} icon={<X />} onClick={onClose} />
      </header>
      {children !== undefined && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
      {footer !== undefined && (
        <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3.5">{footer}</footer>
      )}
    </Modal>
  );
}
