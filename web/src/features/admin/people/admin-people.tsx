'use client';
import { SearchX, UsersRound } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { AdminPage } from '../admin-page.tsx';
import { NextRecords, Records } from '../records.tsx';
import { AdminPerson } from './admin-person.tsx';

const ADMIN_PEOPLE = graphql(`
  query AdminPeople($search: String!, $after: String) {
    users(search: $search, first: 20, after: $after) {
      edges {
        node {
          id
          ...AdminPerson_user
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Everybody who has an account, by name or address, and what can be done about them. */
export function AdminPeople() {
  const text = useText();
  const [search, setSearch] = useState('');
  const searched = useDeferredValue(search.trim());
  return (
    <AdminPage title="admin.people">
      <SearchField label={text('admin.findPeople')} value={search} onValue={setSearch} />
      {searched === '' ? (
        <EmptyState icon={<UsersRound />} title={text('admin.findPeople')}>
          {text('admin.findPeopleHint')}
        </EmptyState>
      ) : (
        <PeoplePage key={searched} search={searched} />
      )}
    </AdminPage>
  );
}

function PeoplePage({ search, after = null }: { search: string; after?: string | null }) {
  const text = useText();
  const [answer, ask] = useQuery({ query: ADMIN_PEOPLE, variables: { search, after } });
  const page = useSteady(answer)?.users;
  const nobody = (
    <EmptyState icon={<SearchX />} title={text('people.nobodyFound')}>
      {text('people.nobodyFoundHint')}
    </EmptyState>
  );
  return (
    <>
      <Records
        label={text('people.searchResults')}
        count={page?.edges.length ?? null}
        error={answer.error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
        empty={after === null && nobody}
      >
        {page?.edges.map(({ node }) => (
          <AdminPerson key={node.id} user={node} />
        ))}
      </Records>
      <NextRecords after={page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null}>
        {(next) => <PeoplePage search={search} after={next} />}
      </NextRecords>
    </>
  );
}
