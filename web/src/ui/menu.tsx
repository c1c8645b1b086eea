'use client';

import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { MenuPopup, menuItemsOf } from './menu-popup.tsx';
import type { Placement } from './placement.ts';
import { type TriggerProps, usePopup } from './use-popup.ts';

export interface MenuProps {
  label: string;
  trigger: (props: TriggerProps & { onKeyDown: (event: KeyboardEvent<HTMLElement>) => void }) => ReactNode;
  /** MenuItem, MenuChoice, MenuGroup, MenuDivider; there while it is open only. */
  children: ReactNode;
  placement?: Placement;
}

/** Opened by a press or the arrow keys; the one upwards begins at the last item. */
export function Menu({ label, trigger, children, placement = 'below-start' }: MenuProps) {
  const fromTheEnd = useRef(false);
  const popup = usePopup(placement, (menu) => {
    menuItemsOf(menu)
      .at(fromTheEnd.current ? -1 : 0)
      ?.focus();
    fromTheEnd.current = false;
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    fromTheEnd.current = event.key === 'ArrowUp';
    popup.open(event.currentTarget);
  };
  return (
    <>
      {trigger({ ...popup.trigger, 'aria-haspopup': 'menu', onKeyDown })}
      <MenuPopup popup={popup} label={label}>
        {children}
      </MenuPopup>
    </>
  );
}
