'use client';
import { useDeferredValue } from 'react';
import { useQuery } from 'urql';
import { type FragmentType, graphql } from '@/graph/graphql.ts';
import { type FOUND_PERSON, readFoundPeople } from './found-person.ts';

const FOUND_PEOPLE = graphql(`
  query FoundPeople($search: String!) {
    users(search: $search, first: 20) {
      edges {
        node {
          ...FoundPerson_user
        }
      }
    }
  }
`);

const PEOPLE_AT_HAND = graphql(`
  query PeopleAtHand {
    contacts(state: CONTACT, first: 50) {
      edges {
        node {
          user {
            ...FoundPerson_user
          }
        }
      }
    }
  }
`);

export interface FoundPeople {
  people: readonly ReturnType<typeof readFoundPeople>[number][];
  isWaiting: boolean;
  hasFailed: boolean;
}

/** The people whose name begins so, or whose whole e-mail address it is; with nothing written yet, the viewer's contacts. */
export function useFoundPeople(search: string, isWanted = true): FoundPeople {
  const wanted = useDeferredValue(search.trim());
  const isAtHand = wanted === '';
  const [found] = useQuery({ query: FOUND_PEOPLE, variables: { search: wanted }, pause: isAtHand || !isWanted });
  const [atHand] = useQuery({ query: PEOPLE_AT_HAND, pause: !isAtHand || !isWanted });
  const { fetching, error } = isAtHand ? atHand : found;
  const people: readonly FragmentType<typeof FOUND_PERSON>[] = isAtHand
    ? (atHand.data?.contacts?.edges.map(({ node }) => node.user) ?? [])
    : (found.data?.users?.edges.map(({ node }) => node) ?? []);
  return { people: readFoundPeople(people), isWaiting: fetching && people.length === 0, hasFailed: error !== undefined };
}
