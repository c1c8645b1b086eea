'use client';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { classNames } from '@/ui/class-names.ts';
import { SearchField } from '@/ui/search-field.tsx';
import { useDestinations } from './use-destinations.tsx';

/** What fits what is typed. The focus stays in the field: the arrows move the choice, Enter goes there. */
export function Destinations({ onGone }: { onGone: () => void }) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const groups = useDestinations(typed);
  const all = groups.flatMap(({ destinations }) => destinations);
  const active = Math.min(at, all.length - 1);
  const go = (index: number) => {
    const destination = all[index];
    if (destination === undefined) return;
    onGone();
    destination.go();
  };
  const move = (event: KeyboardEvent, next: number) => {
    event.preventDefault();
    setAt((next + all.length) % Math.max(all.length, 1));
    document.getElementById(`${id}-${(next + all.length) % Math.max(all.length, 1)}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(event, active + 1);
    else if (event.key === 'ArrowUp') move(event, active - 1);
    else if (event.key === 'Enter') go(active);
  };
  return (
    <div className="flex flex-col gap-2">
      <SearchField
        data-first-focus
        label={text('search.switcherField')}
        value={typed}
        autoComplete="off"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={all.length === 0 ? undefined : `${id}-${active}`}
        onValue={(next) => {
          setTyped(next);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={text('search.switcher')} className="h-96 max-h-[60dvh] overflow-y-auto">
        {all.length === 0 && <p className="p-6 text-center text-ink-soft">{text('search.switcherNothing')}</p>}
        {groups.map(({ name, destinations }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div key={name} role="group" aria-label={name}>
            {destinations.length > 0 && (
              <p aria-hidden className="px-3 pt-2 pb-1 font-medium text-caption text-ink-soft">
                {name}
              </p>
            )}
            {destinations.map((destination) => {
              const index = all.indexOf(destination);
              return (
                <Option
                  key={destination.key}
                  id={`${id}-${index}`}
                  isActive={index === active}
                  onPoint={() => setAt(index)}
                  onGo={() => go(index)}
                >
                  {destination.icon}
                  <span className="min-w-0 flex-1 truncate">
                    <bdi>{destination.name}</bdi>
                  </span>
                  {destination.end}
                </Option>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  isActive: boolean;
  onPoint: () => void;
  onGo: () => void;
  children: ReactNode;
}

function Option({ id, isActive, onPoint, onGo, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={onPoint}
      onClick={onGo}
      className={classNames(
        'flex min-h-control cursor-default items-center gap-3 rounded-control px-3 py-1 text-body [&>svg]:size-5 [&>svg]:text-ink-soft',
        isActive && 'bg-hover',
      )}
    >
      {children}
    </div>
  );
}
