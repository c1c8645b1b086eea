'use client';
import { UserRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { Popover } from '@/ui/popover.tsx';
import { PeoplePicker } from '../people-picker/people-picker.tsx';

const FILTERED_PERSON = graphql(`
  query FilteredPerson($id: ID!) {
    user(id: $id) {
      id
      name
    }
  }
`);

export interface PersonFilterProps {
  label: string;
  userId: string | null;
  onChange: (userId: string | null) => void;
}

/** Of whom the records are that are shown: of one person, or of all. */
export function PersonFilter({ label, userId, onChange }: PersonFilterProps) {
  const text = useText();
  const [{ data }] = useQuery({ query: FILTERED_PERSON, variables: { id: userId ?? '' }, pause: userId === null });
  if (userId !== null) {
    const name = data?.user?.name ?? text('ui.unknownPerson');
    return (
      <Field label={label}>
        <Button
          icon={<X aria-hidden />}
          aria-label={text('admin.personAway', { name })}
          className="justify-start!"
          onClick={() => onChange(null)}
        >
          <bdi className="min-w-0 truncate">{name}</bdi>
        </Button>
      </Field>
    );
  }
  return (
    <Field label={label}>
      <Popover
        label={label}
        className="w-80 p-3"
        trigger={(props) => (
          <Button
            {...props}
            icon={<UserRound aria-hidden />}
            className="justify-start!"
            aria-label={`${label}: ${text('admin.anybody')}`}
          >
            {text('admin.anybody')}
          </Button>
        )}
      >
        {(close) => (
          <PeoplePicker
            label={text('people.search')}
            picked={[]}
            onPick={([person]) => {
              if (person === undefined) return;
              onChange(person.id);
              close();
            }}
          />
        )}
      </Popover>
    </Field>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-ink text-label">{label}</span>
      {children}
    </div>
  );
}
