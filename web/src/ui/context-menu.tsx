'use client';

import type { MouseEvent, ReactNode } from 'react';
import { MenuPopup, menuItemsOf } from './menu-popup.tsx';
import { usePopup } from './use-popup.ts';

export interface ContextMenuProps {
  label: string;
  /** MenuItem, MenuChoice, MenuGroup, MenuDivider. All that is in here can also be reached by a button. */
  items: ReactNode;
  children: ReactNode;
  className?: string;
}

/** The menu of what it holds: by the other button of the mouse, a long press, the menu key or Shift+F10. Over links, fields and selected text the browser's own comes. */
export function ContextMenu({ label, items, children, className }: ContextMenuProps) {
  const popup = usePopup('below-start', (menu) => menuItemsOf(menu)[0]?.focus());
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    if (popup.isOpen || belongsToTheBrowser(event.target)) return;
    event.preventDefault();
    // By the keyboard there is no pointer, and the menu stands by what has the focus.
    const byKeyboard = event.clientX === 0 && event.clientY === 0;
    popup.open(
      byKeyboard && event.target instanceof HTMLElement
        ? event.target
        : { left: event.clientX, top: event.clientY, width: 0, height: 0 },
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the event comes up from what is inside, by the keyboard too
    <div className={className} onContextMenu={onContextMenu}>
      {children}
      <MenuPopup popup={popup} label={label}>
        {items}
      </MenuPopup>
    </div>
  );
}

function belongsToTheBrowser(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('a[href], input, textarea, [contenteditable=true], [popover]') !== null ||
    getSelection()?.isCollapsed === false
  );
}
