'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { ListRow } from '@/ui/list-row.tsx';
import { PersonAvatar } from './person-avatar.tsx';

const USER = graphql(`
  fragment PersonRow_user on User {
    id
    name
    bio
    customStatus {
      emoji
      text
    }
    ...PersonAvatar_user
  }
`);

export interface PersonRowProps {
  user: FragmentType<typeof USER>;
  /** What can be done about the person. */
  end?: ReactNode;
}

/** A person in a list. The name leads to the profile. */
export function PersonRow({ user, end }: PersonRowProps) {
  const person = readFragment(USER, user);
  const { id, name, bio, customStatus } = person;
  const says = [customStatus?.emoji, customStatus?.text].filter(Boolean).join(' ');
  return (
    <ListRow
      start={<PersonAvatar user={person} />}
      title={
        <Link href={`/profile/${id}`} prefetch={false} className="text-ink hover:underline">
          {name}
        </Link>
      }
      text={says === '' ? bio : says}
      end={end}
    />
  );
}
