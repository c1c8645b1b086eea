'use client';

import { Clock, Coffee, Flag, Hand, Hash, Leaf, Lightbulb, Plane, SearchX, Smile, Trophy } from 'lucide-react';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { IconButton } from '@/ui/icon-button.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { Spinner } from '@/ui/spinner.tsx';
import { type Emoji, inTone } from './emoji.ts';
import { EmojiGrid, type EmojiGridHandle } from './emoji-grid.tsx';
import { preferredTone, recentEmoji, rememberEmoji, rememberTone } from './emoji-habits.ts';
import { type SectionName, sectionsOf } from './sections.ts';
import { TonePicker } from './tone-picker.tsx';
import { useEmoji } from './use-emoji.ts';

const ICONS: Record<SectionName, ReactNode> = {
  found: null,
  recent: <Clock />,
  smileys: <Smile />,
  people: <Hand />,
  nature: <Leaf />,
  food: <Coffee />,
  travel: <Plane />,
  activities: <Trophy />,
  objects: <Lightbulb />,
  symbols: <Hash />,
  flags: <Flag />,
};

/** To find an emoji by its name, its group or by having taken it lately. What is picked is remembered. */
export function EmojiPicker({ onPick }: { onPick: (character: string) => void }) {
  const text = useText();
  const grid = useRef<EmojiGridHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [loaded, again] = useEmoji();
  const [query, setQuery] = useState('');
  const [tone, setTone] = useState(preferredTone);
  const [recent] = useState(recentEmoji);
  const [looked, setLooked] = useState<Emoji | null>(null);
  const wanted = useDeferredValue(query);
  const all = loaded.state === 'loaded' ? loaded.emoji : null;
  const sections = useMemo(() => (all === null ? [] : sectionsOf(all, wanted, recent)), [all, wanted, recent]);

  // Its popover may be open since a while, without anything in it that could have the focus.
  useEffect(() => search.current?.focus(), []);

  const pick = (character: string) => {
    rememberEmoji(character);
    onPick(character);
  };
  const chooseTone = (next: number) => {
    rememberTone(next);
    setTone(next);
  };

  return (
    <>
      <div className="p-2">
        <SearchField
          ref={search}
          label={text('emoji.search')}
          value={query}
          onValue={setQuery}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              grid.current?.focus();
            }
            const first = sections[0]?.rows[0]?.[0];
            if (event.key === 'Enter' && query !== '' && first !== undefined) {
              event.preventDefault();
              pick(inTone(first, tone));
            }
          }}
        />
      </div>
      {query === '' && sections.length > 0 && (
        <div className="flex justify-between px-2 pb-1">
          {sections.map(({ name }) => (
            <IconButton
              key={name}
              size="small"
              label={text(`emoji.${name}`)}
              icon={ICONS[name]}
              className="min-w-0 shrink"
              onClick={() => grid.current?.scrollTo(name)}
            />
          ))}
        </div>
      )}
      {loaded.state === 'loading' && <Spinner label={text('ui.loading')} className="m-auto text-ink-soft text-title" />}
      {loaded.state === 'failed' && (
        <EmptyState title={text('emoji.failed')} action={<Button onClick={again}>{text('ui.retry')}</Button>} />
      )}
      {all !== null && sections.length === 0 && <EmptyState icon={<SearchX />} title={text('emoji.none')} />}
      {sections.length > 0 && (
        <EmojiGrid
          ref={grid}
          sections={sections}
          tone={tone}
          onPick={pick}
          onLook={setLooked}
          onLeave={() => search.current?.focus()}
        />
      )}
      <div className="flex h-12 shrink-0 items-center gap-2 border-line border-t px-3">
        <span aria-hidden className="flex min-w-0 flex-1 items-center gap-2 text-ink-soft text-label">
          <span className="text-[1.5rem]">{looked === null ? '' : inTone(looked, tone)}</span>
          <span lang="en" className="truncate">
            {looked?.name}
          </span>
        </span>
        <TonePicker tone={tone} onTone={chooseTone} />
      </div>
    </>
  );
}
