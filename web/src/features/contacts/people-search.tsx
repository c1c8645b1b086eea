'use client';
import { SearchX } from 'lucide-react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { PeopleList } from './people-list.tsx';

const PEOPLE_SEARCH = graphql(`
  query PeopleSearch($search: String!) {
    users(search: $search, first: 20) {
      edges {
        node {
          ...PeopleList_user
        }
      }
    }
  }
`);

/** People by the beginning of a name, or a whole e-mail address. */
export function PeopleSearch({ search }: { search: string }) {
  const text = useText();
  const [{ data, error }] = useQuery({ query: PEOPLE_SEARCH, variables: { search } });
  if (error !== undefined) return <Banner tone="danger">{text('people.failed')}</Banner>;
  if (data === undefined) return <SkeletonRow />;
  return (
    <PeopleList
      label={text('people.searchResults')}
      people={data.users?.edges.map(({ node }) => node) ?? []}
      empty={
        <EmptyState icon={<SearchX />} title={text('people.nobodyFound')}>
          {text('people.nobodyFoundHint')}
        </EmptyState>
      }
    />
  );
}
