import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import '../people/person-avatar.tsx';

/** Somebody who can be chosen. */
export const FOUND_PERSON = graphql(`
  fragment FoundPerson_user on User {
    id
    name
    bio
    ...PersonAvatar_user
  }
`);

export const readFoundPeople = (people: readonly FragmentType<typeof FOUND_PERSON>[]) => readFragment(FOUND_PERSON, people);
