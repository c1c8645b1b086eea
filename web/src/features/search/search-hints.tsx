'use client';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { EmptyState } from '@/ui/empty-state.tsx';

const EXAMPLES: readonly { written: string; meaning: TextName }[] = [
  { written: '"right away"', meaning: 'search.examplePhrase' },
  { written: 'from:me', meaning: 'search.exampleFrom' },
  { written: 'has:file', meaning: 'search.exampleFile' },
  { written: 'is:pinned', meaning: 'search.examplePinned' },
  { written: 'before:2026-01', meaning: 'search.exampleBefore' },
  { written: '-has:link', meaning: 'search.exampleNot' },
];

export interface SearchHintsProps {
  icon: ReactNode;
  onChoose: (example: string) => void;
}

/** What one can look for, before anything is. */
export function SearchHints({ icon, onChoose }: SearchHintsProps) {
  const text = useText();
  return (
    <EmptyState icon={icon} title={text('search.hintTitle')} className="max-w-130">
      <p>{text('search.hint')}</p>
      <ul aria-label={text('search.examples')} className="mt-4 grid gap-1.5 text-start sm:grid-cols-2">
        {EXAMPLES.map(({ written, meaning }) => (
          <li key={written}>
            <button
              type="button"
              onClick={() => onChoose(written)}
              className="flex w-full flex-col gap-0.5 rounded-card border border-line bg-surface px-3 py-2 text-start transition-colors hover:bg-hover"
            >
              <code dir="ltr" className="self-start text-accent-ink text-label">
                {written}
              </code>
              <span className="text-ink-soft text-label">{text(meaning)}</span>
            </button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
