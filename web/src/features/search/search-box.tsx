'use client';
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { classNames } from '@/ui/class-names.ts';
import { SearchField } from '@/ui/search-field.tsx';
import { partAt, replacePart } from './query-text.ts';
import { SuggestionRow } from './suggestion-row.tsx';
import { type Suggestion, suggestionsFor } from './suggestions.ts';
import { useKnown } from './use-known.ts';

export interface SearchBoxProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** Enter was pressed, or what was being written was completed. */
  onSearch: (value: string) => void;
  /** Operators that say nothing here. */
  isOneConversation?: boolean;
}

/** Where one writes what to look for. It suggests how the word at the caret may go on; the arrows choose, Enter takes. */
export function SearchBox({ label, value, onValue, onSearch, isOneConversation = false }: SearchBoxProps) {
  const text = useText();
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState(value.length);
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const part = useMemo(() => partAt(value, Math.min(caret, value.length)), [value, caret]);
  const known = useKnown(part);
  const suggestions = useMemo(
    () => (isOpen ? suggestionsFor(part, known) : []).filter(({ written }) => !isOneConversation || written !== 'in:'),
    [isOpen, part, known, isOneConversation],
  );
  const active = suggestions[chosen];

  const wantedCaret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wantedCaret.current === null) return;
    field.current?.querySelector('input')?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
  });

  const look = (input: HTMLInputElement) => setCaret(input.selectionStart ?? input.value.length);
  const take = ({ written }: Suggestion) => {
    const next = replacePart(value, part, written);
    wantedCaret.current = next.caret;
    setCaret(next.caret);
    setChosen(-1);
    onValue(next.text);
    if (!written.endsWith(':')) {
      setIsOpen(false);
      onSearch(next.text);
    }
    field.current?.querySelector('input')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const isShown = suggestions.length > 0;
    if (key === 'ArrowDown' && !isOpen) setIsOpen(true);
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && isShown) {
      // One place more than there are suggestions: none is chosen there.
      const places = suggestions.length + 1;
      setChosen((before) => ((before + 1 + (key === 'ArrowDown' ? 1 : places - 1)) % places) - 1);
    } else if ((key === 'Enter' || key === 'Tab') && active !== undefined) take(active);
    else if (key === 'Enter') {
      setIsOpen(false);
      onSearch(value);
    } else if (key === 'Escape' && isShown) setIsOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={field} className="relative">
      <SearchField
        data-first-focus
        label={label}
        value={value}
        maxLength={500}
        autoComplete="off"
        role="combobox"
        aria-expanded={suggestions.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${id}-${chosen}`}
        onValue={(next) => {
          setIsOpen(true);
          setChosen(-1);
          setCaret(field.current?.querySelector('input')?.selectionStart ?? next.length);
          onValue(next);
        }}
        onSelect={({ currentTarget }) => look(currentTarget)}
        onClick={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={text('search.suggestions')}
        hidden={suggestions.length === 0}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-high"
      >
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
          <div
            key={suggestion.written}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion)}
            className={classNames(
              'flex min-h-control-small cursor-default items-center gap-2.5 rounded-mark px-2.5 py-1 text-body hover:bg-hover',
              index === chosen && 'bg-hover',
            )}
          >
            <SuggestionRow suggestion={suggestion} />
          </div>
        ))}
      </div>
    </div>
  );
}
