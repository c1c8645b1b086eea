'use client';
import { AtSign, CalendarDays, Filter, Hash } from 'lucide-react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import type { Operator } from './query-text.ts';
import type { DayName, Suggestion } from './suggestions.ts';

const OPERATOR_NAMES: Readonly<Record<Operator, TextName>> = {
  from: 'search.operatorFrom',
  in: 'search.operatorIn',
  before: 'search.operatorBefore',
  after: 'search.operatorAfter',
  on: 'search.operatorOn',
  has: 'search.operatorHas',
  is: 'search.operatorIs',
};

const DAY_NAMES: Readonly<Record<DayName, TextName>> = {
  today: 'search.today',
  yesterday: 'search.yesterday',
  weekAgo: 'search.weekAgo',
  monthAgo: 'search.monthAgo',
};

const VALUE_NAMES: Readonly<Record<string, TextName>> = {
  'has:link': 'search.hasLink',
  'has:file': 'search.hasFile',
  'has:reaction': 'search.hasReaction',
  'has:pin': 'search.isPinned',
  'is:pinned': 'search.isPinned',
  'is:edited': 'search.isEdited',
  'is:thread': 'search.isThread',
  'is:archived': 'search.isArchived',
};

const ICONS = {
  operator: <Filter aria-hidden />,
  value: <Filter aria-hidden />,
  day: <CalendarDays aria-hidden />,
  person: <AtSign aria-hidden />,
  conversation: <Hash aria-hidden />,
};

/** What is suggested, by what it means and as it is written. */
export function SuggestionRow({ suggestion }: { suggestion: Suggestion }) {
  const text = useText();
  const names = {
    operator: () => (suggestion.kind === 'operator' ? text(OPERATOR_NAMES[suggestion.operator]) : ''),
    value: () => text(VALUE_NAMES[suggestion.written] ?? 'search.operatorHas'),
    day: () => (suggestion.kind === 'day' ? text(DAY_NAMES[suggestion.name]) : ''),
    person: () => (suggestion.kind === 'person' ? suggestion.name : ''),
    conversation: () => (suggestion.kind === 'conversation' ? suggestion.name : ''),
  };
  return (
    <>
      <span className="text-ink-soft [&_svg]:size-4">{ICONS[suggestion.kind]}</span>
      <span className="min-w-0 flex-1 truncate">
        <bdi>{names[suggestion.kind]()}</bdi>
      </span>
      <code dir="ltr" className="max-w-[50%] truncate rounded-mark bg-code px-1.5 text-caption text-ink-soft">
        {suggestion.written}
      </code>
    </>
  );
}
