'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { Modal } from './modal.tsx';
import { useUiWords } from './words.tsx';

export interface DrawerProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** The edge that it comes from, by the direction of the text. */
  side?: 'start' | 'end';
  children: ReactNode;
}

/** A dialog along an edge of the window, for what stands beside the page where there is room for it. */
export function Drawer({ isOpen, onClose, title, side = 'end', children }: DrawerProps) {
  const id = useId();
  const words = useUiWords();
  return (
    <Modal
      isOpen={isOpen}
      onClose={onClose}
      labelledBy={id}
      className={classNames(
        'h-dvh max-h-none w-96 max-w-[min(24rem,92vw)] flex-col open:flex',
        side === 'end' ? 'ms-auto me-0 rounded-s-dialog opening-from-end' : 'ms-0 me-auto rounded-e-dialog opening-from-start',
      )}
    >
      <header className="flex items-center gap-3 border-line border-b py-2.5 ps-5 pe-3">
        <h2 id={id} className="min-w-0 flex-1 truncate font-semibold text-title">
          {title}
        </h2>
        <IconButton label={words.close} icon={<X />} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </Modal>
  );
}
