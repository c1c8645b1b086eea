'use client';

import { type MouseEvent, type RefObject, type ToggleEvent, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { type Box, type Placement, place } from './placement.ts';

/** What a button bears that opens a popup. */
export interface TriggerProps {
  'aria-haspopup': 'dialog' | 'menu';
  'aria-expanded': boolean;
  'aria-controls': string;
  onPointerDown: () => void;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

interface PopupProps {
  id: string;
  ref: RefObject<HTMLDivElement | null>;
  popover: 'auto';
  onToggle: (event: ToggleEvent<HTMLElement>) => void;
}

export interface Popup {
  isOpen: boolean;
  /** What it is placed by: the element that opened it, or a point. */
  open: (anchor: HTMLElement | Box) => void;
  close: () => void;
  trigger: Omit<TriggerProps, 'aria-haspopup'>;
  props: PopupProps;
}

/**
 * A native popover beside what opened it. It stays in the tree where it is written, so that it can be reached inside of a dialog, and the browser draws it above all else, closes it by Escape and by a
 * press outside, and gives the focus back. It follows its anchor when the page scrolls or it changes its size.
 */
export function usePopup(placement: Placement, focusFirst: (popup: HTMLElement) => void): Popup {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const first = useRef(focusFirst);
  const cameFrom = useRef<Element | null>(null);
  // A new object each time that it is opened, since it may be opened again before the browser has told that it was closed.
  const [opened, setOpened] = useState<{ by: HTMLElement | Box } | null>(null);
  const isOpen = opened !== null;
  first.current = focusFirst;

  useLayoutEffect(() => {
    const popup = ref.current;
    if (popup === null || opened === null) return;
    const anchor = opened.by;
    const moveThere = () => {
      const box = anchor instanceof HTMLElement ? anchor.getBoundingClientRect() : anchor;
      const isRightToLeft = getComputedStyle(popup).direction === 'rtl';
      const size = { width: popup.offsetWidth, height: popup.offsetHeight };
      const { left, top } = place(box, size, { width: innerWidth, height: innerHeight }, placement, isRightToLeft);
      popup.style.left = `${left}px`;
      popup.style.top = `${top}px`;
    };
    if (!isShown(popup)) {
      cameFrom.current = document.activeElement;
      popup.showPopover();
    }
    moveThere();
    first.current(popup);
    const resized = new ResizeObserver(moveThere);
    resized.observe(popup);
    addEventListener('scroll', moveThere, { capture: true, passive: true });
    addEventListener('resize', moveThere);
    return () => {
      resized.disconnect();
      removeEventListener('scroll', moveThere, { capture: true });
      removeEventListener('resize', moveThere);
    };
  }, [opened, placement]);

  const open = useCallback((by: HTMLElement | Box) => setOpened({ by }), []);
  // The browser gives the focus back from the outermost popover only.
  const giveFocusBack = useCallback(() => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || ref.current?.contains(activeElement);
    if (isLost && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  }, []);
  const close = useCallback(() => {
    ref.current?.hidePopover();
    giveFocusBack();
  }, [giveFocusBack]);
  const onToggle = useCallback(
    ({ newState, target, currentTarget }: ToggleEvent<HTMLElement>) => {
      // A popup within this one tells of itself here too.
      if (newState !== 'closed' || target !== currentTarget) return;
      giveFocusBack();
      setOpened(null);
    },
    [giveFocusBack],
  );

  // A press on the button is one outside of the popup too, which the browser closes before it tells of the click.
  const wasOpen = useRef(false);
  const trigger = {
    'aria-expanded': isOpen,
    'aria-controls': id,
    onPointerDown: () => {
      wasOpen.current = isShown(ref.current);
    },
    onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => {
      if (isShown(ref.current) || wasOpen.current) close();
      else open(currentTarget);
      wasOpen.current = false;
    },
  };
  return { isOpen, open, close, trigger, props: { id, ref, popover: 'auto', onToggle } };
}

function isShown(popup: HTMLElement | null): boolean {
  return popup?.matches(':popover-open') ?? false;
}

/** The look of whatever opens above the page. */
export const POPUP_CLASS =
  'opening opening-grow fixed inset-auto m-0 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-raised text-ink shadow-high outline-none';
