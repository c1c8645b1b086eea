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
    <div
      className={classNames(
        'flex h-control items-center gap-2 rounded-control border border-transparent bg-hover ps-2.5 pe-1 transition-colors contrast:border-line-strong',
        'has-[input:focus-visible]:border-focus has-[input:focus-visible]:bg-surface has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus',
        className,
      )}
    >
      <Search aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <input
        {...input}
        type="search"
        dir={value === '' ? undefined : 'auto'}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={({ currentTarget }) => onValue(currentTarget.value)}
        className="h-full min-w-0 flex-1 bg-transparent text-body outline-none"
      />
      {value !== '' && <IconButton size="small" label={words.clear} icon={<X />} onClick={() => onValue('')} />}
      {value === '' && keys !== undefined && (
        <span aria-hidden className="pe-1.5">
          <Kbd keys={keys} />
        </span>
      )}
    </div>
  );
}
