'use client';

import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';
import { useUiWords } from './words.tsx';

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'className'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** The keys that come here, shown while it is empty. */
  keys?: string;
  className?: string;
}

export function SearchField({ label, value, onValue, keys, className, placeholder = label, ...input }: SearchFieldProps) {
  const words = useUiWords();
  return (
    <div className={classNames('relative', className)}>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-ink-soft" />
      <input
        {...input}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={({ currentTarget }) => onValue(currentTarget.value)}
        className="h-control w-full rounded-control border border-transparent bg-hover ps-8.5 pe-9 text-body transition-colors focus-visible:border-focus focus-visible:bg-surface focus-visible:outline-offset-0 contrast:border-line-strong"
      />
      <span className="absolute inset-y-0 end-1 flex items-center">
        {value !== '' ? (
          <IconButton size="small" label={words.clear} icon={<X />} onClick={() => onValue('')} />
        ) : (
          keys !== undefined && (
            <span aria-hidden className="pe-1.5">
              <Kbd keys={keys} />
            </span>
          )
        )}
      </span>
    </div>
  );
}
