'use client';
import { Check, X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { classNames } from '@/ui/class-names.ts';
import { SearchField } from '@/ui/search-field.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { PersonAvatar } from '../people/person-avatar.tsx';
import { useFoundPeople } from './use-found-people.ts';

export interface PickedPerson {
  id: string;
  name: string;
}

export interface PeoplePickerProps {
  label: string;
  picked: readonly PickedPerson[];
  onPick: (picked: readonly PickedPerson[]) => void;
  /** Who is in already, say. */
  excluded?: readonly string[];
}

/** Chooses people by name. The focus stays in the field: the arrows move the choice, Enter takes it, Backspace gives the last one back. */
export function PeoplePicker({ label, picked, onPick, excluded = [] }: PeoplePickerProps) {
  const text = useText();
  const id = useId();
  const viewer = useViewer();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const { people, isWaiting, hasFailed } = useFoundPeople(search);
  const shown = people.filter((person) => person.id !== viewer.id && !excluded.includes(person.id));
  const active = Math.min(at, shown.length - 1);

  const isPicked = (userId: string) => picked.some((person) => person.id === userId);
  const toggle = ({ id: userId, name }: PickedPerson) => {
    onPick(isPicked(userId) ? picked.filter((person) => person.id !== userId) : [...picked, { id: userId, name }]);
    if (!isPicked(userId)) setSearch('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const person = shown[active];
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && person !== undefined) toggle(person);
    else if (event.key === 'Backspace' && search === '') return onPick(picked.slice(0, -1));
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };

  return (
    <div className="flex flex-col gap-2">
      {picked.length > 0 && (
        <ul aria-label={text('places.picked')} className="flex flex-wrap gap-1.5">
          {picked.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                aria-label={text('places.unpick', { name: person.name })}
                onClick={() => toggle(person)}
                className="flex items-center gap-1.5 rounded-full bg-accent-wash py-0.5 ps-0.5 pe-2 text-accent-ink text-label hover:bg-pressed"
              >
                <Avatar id={person.id} name={person.name} size="tiny" />
                <bdi className="max-w-40 truncate">{person.name}</bdi>
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <SearchField
        data-first-focus
        label={label}
        value={search}
        autoComplete="off"
        onValue={(next) => {
          setSearch(next);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length === 0 ? undefined : `${id}-${active}`}
      />
      {isWaiting && <SkeletonRow />}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={text('people.searchResults')}
        aria-multiselectable
        className="h-56 overflow-y-auto"
      >
        {shown.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={isPicked(person.id)}
            onMouseDown={(event) => event.preventDefault()}
            onPointerMove={() => setAt(index)}
            onClick={() => toggle(person)}
            className={classNames(
              'flex cursor-default items-center gap-3 rounded-control px-2 py-1.5',
              index === active && 'bg-hover',
            )}
          >
            <PersonAvatar user={person} size="small" />
            <span className="min-w-0 flex-1 truncate text-body text-ink">
              <bdi>{person.name}</bdi>
            </span>
            {isPicked(person.id) && <Check aria-hidden className="size-4 text-accent-ink" />}
          </div>
        ))}
        {shown.length === 0 && !isWaiting && (
          <p className="p-3 text-center text-ink-soft text-label">
            {text(hasFailed ? 'people.failed' : search.trim() === '' ? 'places.whomToPick' : 'people.nobodyFound')}
          </p>
        )}
      </div>
    </div>
  );
}
