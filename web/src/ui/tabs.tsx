'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { classNames } from './class-names.ts';

export interface Tab<Id extends string> {
  id: Id;
  label: ReactNode;
  icon?: ReactNode;
  /** A counter, say. */
  end?: ReactNode;
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** What the selected tab shows. */
  children: ReactNode;
  className?: string;
  panelClassName?: string;
}

/** Arrows go from tab to tab as the text runs, and what they come to is shown. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children, className, panelClassName }: TabsProps<Id>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = tabByKey(
      event,
      tabs.length,
      tabs.findIndex((tab) => tab.id === selected),
    );
    const tab = next === null ? undefined : tabs[next];
    if (next === null || tab === undefined) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };

  return (
    <div className={className}>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex gap-1 overflow-x-auto border-line border-b px-2"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === selected}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
            className={classNames(
              'relative inline-flex h-10 shrink-0 items-center gap-1.5 rounded-t-control px-2.5 text-ink-soft text-label transition-colors hover:text-ink [&_svg]:size-4',
              'aria-selected:font-medium aria-selected:text-accent-ink focus-visible:-outline-offset-2',
              'after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:rounded-full aria-selected:after:bg-accent-ink',
            )}
          >
            {tab.icon}
            {tab.label}
            {tab.end}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`} className={panelClassName}>
        {children}
      </div>
    </div>
  );
}

function tabByKey({ key, currentTarget }: KeyboardEvent<HTMLElement>, count: number, current: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null;
  const goesOn = (key === 'ArrowRight') === (getComputedStyle(currentTarget).direction === 'ltr');
  return (current + (goesOn ? 1 : count - 1)) % count;
}
