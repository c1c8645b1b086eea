'use client';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { PersonRow } from '../people/person-row.tsx';
import { ContactActions } from './contact-actions.tsx';

const USER = graphql(`
  fragment PeopleList_user on User {
    id
    ...PersonRow_user
    ...ContactActions_user
  }
`);

export interface PeopleListProps {
  label: string;
  people: readonly FragmentType<typeof USER>[];
  /** What stands in the place of nobody. */
  empty: ReactNode;
}

/** People, and what the viewer can do about each. */
export function PeopleList({ label, people, empty }: PeopleListProps) {
  if (people.length === 0) return empty;
  return (
    <ul aria-label={label} className="flex flex-col">
      {readFragment(USER, people).map((user) => (
        <li key={user.id} className="rounded-control hover:bg-hover">
          <PersonRow user={user} end={<ContactActions user={user} />} />
        </li>
      ))}
    </ul>
  );
}
