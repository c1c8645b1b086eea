'use client';
import { UserSearch } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { FormError } from '@/ui/form-error.tsx';
import { LIST_ROW_CLASS, ListRowContent } from '@/ui/list-row.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { PersonAvatar } from '../people/person-avatar.tsx';
import { useFoundPeople } from '../people-picker/use-found-people.ts';
import { START_DIRECT } from './begin-changes.ts';
import type { BeginningProps } from './beginning.ts';

/** One person to talk with: a press on them goes there. */
export function NewDirect({ onBegun }: BeginningProps) {
  const text = useText();
  const problem = useProblem();
  const viewer = useViewer();
  const [search, setSearch] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const { people, isWaiting, hasFailed } = useFoundPeople(search);
  const [{ fetching, error }, start] = useMutation(START_DIRECT);
  const others = people.filter(({ id }) => id !== viewer.id);
  const begin = async (userId: string) => {
    const { data } = await start({ userId });
    const conversation = data?.startDirect?.conversation;
    if (conversation != null) onBegun(conversation.id);
  };
  return (
    <div className="flex flex-col gap-2">
      <SearchField
        data-first-focus
        label={text('people.search')}
        value={search}
        onValue={setSearch}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') focusBy(list.current, event, 0);
        }}
      />
      {error !== undefined && <FormError>{problem(error)}</FormError>}
      {isWaiting && <SkeletonRow />}
      {others.length === 0 && !isWaiting && (
        <EmptyState
          icon={<UserSearch />}
          title={text(hasFailed ? 'people.failed' : search.trim() === '' ? 'places.whomToFind' : 'people.nobodyFound')}
        >
          {text('people.nobodyFoundHint')}
        </EmptyState>
      )}
      <ul
        ref={list}
        aria-label={text('people.searchResults')}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') focusBy(list.current, event, 1);
          else if (event.key === 'ArrowUp') focusBy(list.current, event, -1);
        }}
      >
        {others.map((person) => (
          <li key={person.id}>
            <button type="button" disabled={fetching} onClick={() => void begin(person.id)} className={LIST_ROW_CLASS}>
              <ListRowContent
                start={<PersonAvatar user={person} />}
                title={<bdi>{person.name}</bdi>}
                text={person.bio === '' ? undefined : person.bio}
              />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Moves the focus among the buttons of a list; to the first one from outside of it. */
function focusBy(list: HTMLElement | null, event: KeyboardEvent, step: number): void {
  const buttons: (Element | null)[] = [...(list?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(document.activeElement);
  const next = buttons[at === -1 ? 0 : at + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
