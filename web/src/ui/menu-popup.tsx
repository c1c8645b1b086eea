'use client';

import { createContext, type KeyboardEvent, type PointerEvent, type ReactNode, useContext, useRef } from 'react';
import { classNames } from './class-names.ts';
import { typedLabel } from './typeahead.ts';
import { POPUP_CLASS, type Popup } from './use-popup.ts';

const TYPING_PAUSE_MS = 600;
const ITEM = '[role^=menuitem]:not([aria-disabled=true])';

const CloseMenu = createContext<() => void>(() => undefined);

/** Closes the menu that an item stands in; the focus is back where it was before anything else happens. */
export function useCloseMenu(): () => void {
  return useContext(CloseMenu);
}

export function menuItemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(ITEM)];
}

/** The list of a menu: arrows, Home, End and typed letters move the focus, and so does the pointer. */
export function MenuPopup({
  popup,
  label,
  className,
  children,
}: {
  popup: Popup;
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const typed = useRef({ text: '', at: 0 });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const items = menuItemsOf(event.currentTarget);
    const current = items.findIndex((item) => item.matches(':focus'));
    const next = nextByKey(event, items.length, current) ?? nextByLetter(event, items, current);
    if (event.key === 'Tab') popup.close();
    if (next === null) return;
    event.preventDefault();
    items[next]?.focus();
  };

  const nextByLetter = (event: KeyboardEvent, items: HTMLElement[], current: number): number | null => {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return null;
    const goesOn = event.timeStamp - typed.current.at < TYPING_PAUSE_MS;
    typed.current = { text: goesOn ? typed.current.text + event.key : event.key, at: event.timeStamp };
    const labels = items.map((item) => item.dataset['label'] ?? item.textContent ?? '');
    return typedLabel(labels, typed.current.text, current);
  };

  const onPointerMove = ({ target }: PointerEvent<HTMLElement>) => {
    const item = target instanceof Element ? target.closest<HTMLElement>(ITEM) : null;
    if (item !== document.activeElement) item?.focus({ preventScroll: true });
  };

  return (
    <div
      {...popup.props}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      className={classNames(POPUP_CLASS, 'max-h-[70dvh] min-w-48 overflow-y-auto p-1', className)}
    >
      {popup.isOpen && <CloseMenu value={popup.close}>{children}</CloseMenu>}
    </div>
  );
}

function nextByKey({ key }: KeyboardEvent, count: number, current: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowUp') return current <= 0 ? count - 1 : current - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
