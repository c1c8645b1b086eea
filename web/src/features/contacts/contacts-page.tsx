'use client';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { CONTACTS_PAGE } from './contacts-page.query.ts';
import { PeopleList } from './people-list.tsx';

export interface ContactsPageProps {
  label: string;
  state: 'CONTACT' | 'REQUEST_SENT' | 'REQUEST_RECEIVED' | 'BLOCKED';
  /** What stands in the place of nobody. */
  empty: ReactNode;
  /** Where the page before ended. */
  after?: string | null;
}

/** A page of people, with the next one below it when that is wanted: each is read by itself, and read again by itself. */
export function ContactsPage({ label, state, empty, after = null }: ContactsPageProps) {
  const text = useText();
  const [answer] = useQuery({ query: CONTACTS_PAGE, variables: { state, after } });
  const { error } = answer;
  const data = useSteady(answer);
  const [showsNext, setShowsNext] = useState(false);
  if (error !== undefined) return <Banner tone="danger">{text('people.failed')}</Banner>;
  if (data === undefined) return <SkeletonRow />;
  const page = data.contacts;
  const next = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null;
  return (
    <>
      <PeopleList label={label} people={page?.edges.map(({ node }) => node.user) ?? []} empty={after === null && empty} />
      {next !== null && !showsNext && (
        <Button variant="quiet" isWide onClick={() => setShowsNext(true)}>
          {text('ui.loadMore')}
        </Button>
      )}
      {next !== null && showsNext && <ContactsPage label={label} state={state} empty={empty} after={next} />}
    </>
  );
}
