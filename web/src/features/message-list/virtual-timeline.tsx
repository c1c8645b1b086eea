'use client';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export interface TimelineHandle {
  /** Brings an item into view, in the middle, or its beginning to the top. */
  show(index: number, align: 'start' | 'center'): void;
  showEnd(): void;
}

export interface VirtualTimelineProps {
  ref: Ref<TimelineHandle>;
  label: string;
  count: number;
  keyOf(index: number): string;
  /** A guess at the height of an item that was not drawn yet. */
  estimate(index: number): number;
  children(index: number): ReactNode;
  /** Another value begins anew: with the item that is to be seen first, null for the end. */
  begin: number;
  first: { index: number; align: 'start' | 'center' } | null;
  /** Little is left above, or below, of what is there. */
  onNearStart(): void;
  onNearEnd(): void;
  /** Which items can be seen, the first and the last of them, and whether the last of all is among them. */
  onView(first: number, last: number, isAtEnd: boolean): void;
}

/** So many items before the edge more of them are wanted. */
const NEAR = 12;
const AT_END_PX = 48;
/** It goes to an item by its index, and measures on the way: until it is there nothing may be added before it. */
const SETTLES_MS = 200;

/**
 * A long list of which only what is near the view is drawn. What is added above, or grows there, moves nothing that can be seen; who is at the end stays
 * there when something is added below.
 */
export function VirtualTimeline(props: VirtualTimelineProps) {
  const { ref, label, count, keyOf, estimate, children, begin, first, onNearStart, onNearEnd, onView } = props;
  const frame = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: estimate,
    getItemKey: keyOf,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    paddingStart: 16,
    paddingEnd: 12,
  });

  useImperativeHandle(ref, () => ({
    show: (index, align) => list.scrollToIndex(index, { align }),
    showEnd: () => list.scrollToEnd(),
  }));

  // Before anything is painted: nobody sees the list at another place first.
  const target = useRef(first);
  target.current = first;
  const [settled, setSettled] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (target.current === null) list.scrollToEnd();
    else list.scrollToIndex(target.current.index, { align: target.current.align });
    const timer = setTimeout(() => setSettled(begin), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [list, begin]);

  const items = list.getVirtualItems();
  const drawn = items.length === 0 ? null : { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  const isSettled = settled === begin;
  const nearStart = isSettled && drawn !== null && drawn.first <= NEAR;
  const nearEnd = isSettled && drawn !== null && drawn.last >= count - 1 - NEAR;
  // Asked again with every change of the count: what came may not have been enough.
  useEffect(() => {
    if (nearStart && count > 0) onNearStart();
  }, [nearStart, count, onNearStart]);
  useEffect(() => {
    if (nearEnd && count > 0) onNearEnd();
  }, [nearEnd, count, onNearEnd]);

  const seen = inView(items, list.scrollOffset ?? 0, list.scrollRect?.height ?? 0);
  const isAtEnd = list.isAtEnd(AT_END_PX);
  const [firstSeen, lastSeen] = [seen?.first ?? -1, seen?.last ?? -1];
  useEffect(() => {
    if (lastSeen >= 0) onView(firstSeen, lastSeen, isAtEnd);
  }, [firstSeen, lastSeen, isAtEnd, onView]);

  return (
    <div
      ref={frame}
      role="log"
      aria-label={label}
      // What comes in is told apart: else all that is scrolled to would be read out.
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the keyboard.
      tabIndex={0}
      onKeyDown={moveAmongRows}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
    >
      <div className="relative w-full" style={{ height: list.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            ref={list.measureElement}
            data-index={item.index}
            tabIndex={-1}
            className="absolute inset-x-0 top-0 focus-visible:-outline-offset-2"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {children(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}

function inView(items: readonly VirtualItem[], offset: number, height: number) {
  const visible = items.filter(({ start, end }) => end > offset && start < offset + height);
  const last = visible.findLast(({ end, size }) => end <= offset + height + Math.min(size / 2, height)) ?? visible[0];
  const first = visible[0];
  return first === undefined || last === undefined ? null : { first: first.index, last: last.index };
}

/** Up and down lead from row to row, where one of them has the focus. */
function moveAmongRows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > div > [data-index]')].sort(
    (one, other) => Number(one.dataset['index']) - Number(other.dataset['index']),
  );
  const at = rows.indexOf(event.target);
  const next = at === -1 ? (event.target === event.currentTarget ? rows.at(-1) : undefined) : rows[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
