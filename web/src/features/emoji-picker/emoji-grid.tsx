'use client';

import { type KeyboardEvent, memo, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { type Emoji, inTone } from './emoji.ts';
import { type Cell, gridStep } from './grid-step.ts';
import type { Section, SectionName } from './sections.ts';

export interface EmojiGridHandle {
  focus: () => void;
  scrollTo: (section: SectionName) => void;
}

interface EmojiGridProps {
  ref: Ref<EmojiGridHandle>;
  sections: readonly Section[];
  tone: number;
  onPick: (character: string) => void;
  /** What the pointer or the focus is on. */
  onLook: (emoji: Emoji | null) => void;
  /** Up from the first row. */
  onLeave: () => void;
}

/** One stop of the tab key; within it the arrows go from emoji to emoji. */
export function EmojiGrid({ ref, sections, tone, onPick, onLook, onLeave }: EmojiGridProps) {
  const text = useText();
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const rows = sections.flatMap((section) => section.rows);
  const here = rows[active.row]?.[active.column] === undefined ? { row: 0, column: 0 } : active;

  const buttonAt = ({ row, column }: Cell) => grid.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`);
  useImperativeHandle(ref, () => ({
    focus: () => buttonAt(here)?.focus(),
    scrollTo: (section) => grid.current?.querySelector(`[data-section=${section}]`)?.scrollIntoView({ block: 'start' }),
  }));

  const emojiOf = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined;
    const [row = -1, column = -1] = cell?.split('-').map(Number) ?? [];
    return rows[row]?.[column] ?? null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = gridStep(
      event.key,
      here,
      rows.map((row) => row.length),
      isRightToLeft,
    );
    if (next === null) {
      if (event.key === 'ArrowUp') onLeave();
      return;
    }
    event.preventDefault();
    setActive(next);
    buttonAt(next)?.focus();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of buttons is no table of data
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={text('emoji.all')}
      aria-rowcount={rows.length}
      onKeyDown={onKeyDown}
      onPointerOver={({ target }) => onLook(emojiOf(target))}
      onFocus={({ target }) => onLook(emojiOf(target))}
      onClick={({ target }) => {
        const emoji = emojiOf(target);
        if (emoji !== null) onPick(inTone(emoji, tone));
      }}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2 outline-none"
    >
      {sections.map(({ name, firstRow, rows: own }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div key={name} role="rowgroup" aria-label={text(`emoji.${name}`)} data-section={name} className="emoji-section">
          <div aria-hidden className="sticky top-0 z-1 bg-raised px-1 py-1.5 font-medium text-caption text-ink-soft">
            {text(`emoji.${name}`)}
          </div>
          {own.map((row, index) => (
            <Row
              key={row[0]?.character}
              emoji={row}
              row={firstRow + index}
              tone={tone}
              activeColumn={here.row === firstRow + index ? here.column : -1}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  emoji: readonly Emoji[];
  row: number;
  tone: number;
  activeColumn: number;
}

const Row = memo(function Row({ emoji, row, tone, activeColumn }: RowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: its cells have the focus
    <div role="row" aria-rowindex={row + 1} className="grid grid-cols-8">
      {emoji.map((each, column) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
        <div key={each.character} role="gridcell">
          <button
            type="button"
            lang="en"
            aria-label={each.name}
            data-cell={`${row}-${column}`}
            tabIndex={column === activeColumn ? 0 : -1}
            className="flex aspect-square w-full items-center justify-center rounded-control text-[1.375rem] leading-none hover:bg-hover focus-visible:-outline-offset-2"
          >
            {inTone(each, tone)}
          </button>
        </div>
      ))}
    </div>
  );
});
