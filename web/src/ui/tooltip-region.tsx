'use client';

import { useEffect, useRef, useState } from 'react';
import { Kbd } from './kbd.tsx';
import { place } from './placement.ts';

const WAIT_MS = 450;

interface Shown {
  of: HTMLElement;
  text: string;
  keys: string | undefined;
}

/**
 * Shows the tooltip of whatever bears `data-tooltip` (and `data-tooltip-keys`), under the pointer or with the focus of the keyboard. Once on a page, for all of them: a long list costs nothing more.
 * A tooltip repeats the name of its element, so it is not read aloud again. Escape hides it.
 */
export function TooltipRegion() {
  const ref = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let waitsFor: HTMLElement | null = null;
    const hide = () => {
      clearTimeout(waiting);
      waitsFor = null;
      setShown(null);
    };
    const show = (of: HTMLElement) => {
      if (of.isConnected) setShown({ of, text: of.dataset['tooltip'] ?? '', keys: of.dataset['tooltipKeys'] });
    };
    // Never at once: the focus also comes back from a menu, while the browser is about to close that.
    const showSoon = (of: HTMLElement | null) => {
      hide();
      waitsFor = of;
      if (of !== null) waiting = setTimeout(show, WAIT_MS, of);
    };
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || ref.current?.contains(event.target as Node)) return;
      const of = withTooltip(event.target);
      if (of !== waitsFor) showSoon(of);
    };
    const onFocusIn = ({ target }: FocusEvent) => {
      const of = withTooltip(target);
      showSoon(of?.matches(':focus-visible') ? of : null);
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide();
    };
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: true };
    document.addEventListener('pointerover', onPointerOver, options);
    document.addEventListener('pointerdown', hide, options);
    document.addEventListener('focusin', onFocusIn, options);
    document.addEventListener('focusout', hide, options);
    document.addEventListener('keydown', onKeyDown, options);
    document.addEventListener('scroll', hide, options);
    return () => {
      listening.abort();
      clearTimeout(waiting);
    };
  }, []);

  useEffect(() => {
    const tooltip = ref.current;
    if (tooltip === null || shown === null || !shown.of.isConnected) return;
    tooltip.showPopover();
    const anchor = shown.of.getBoundingClientRect();
    const size = { width: tooltip.offsetWidth, height: tooltip.offsetHeight };
    const inTheMiddle = {
      left: anchor.left + anchor.width / 2 - size.width / 2,
      top: anchor.top,
      width: size.width,
      height: anchor.height,
    };
    const { left, top } = place(inTheMiddle, size, { width: innerWidth, height: innerHeight }, 'above-start', false);
    tooltip.style.left = `${left}px`;
    tooltip.style.top = `${top}px`;
    return () => tooltip.hidePopover();
  }, [shown]);

  return (
    <div
      ref={ref}
      popover="manual"
      aria-hidden
      className="fixed inset-auto m-0 max-w-72 rounded-mark bg-inverse px-2 py-1 font-medium text-caption text-on-inverse shadow-high open:flex open:items-center open:gap-2"
    >
      {shown?.text}
      {shown?.keys !== undefined && <Kbd keys={shown.keys} />}
    </div>
  );
}

function withTooltip(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null;
}
