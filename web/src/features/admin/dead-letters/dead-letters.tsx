'use client';
import { CircleCheck } from 'lucide-react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { AdminPage } from '../admin-page.tsx';
import { NextRecords, Records } from '../records.tsx';
import { DeadLetter } from './dead-letter.tsx';

const DEAD_LETTERS = graphql(`
  query AdminDeadLetters($after: String) {
    deadLetters(first: 50, after: $after) {
      edges {
        node {
          id
          ...DeadLetter_deadLetter
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Events that a part of the platform gave up. */
export function DeadLetters() {
  return (
    <AdminPage title="admin.deadLetters">
      <DeadLettersPage />
    </AdminPage>
  );
}

function DeadLettersPage({ after = null }: { after?: string | null }) {
  const text = useText();
  const [answer, ask] = useQuery({
    query: DEAD_LETTERS,
    variables: { after },
    requestPolicy: after === null ? 'cache-and-network' : 'cache-first',
  });
  const page = useSteady(answer)?.deadLetters;
  const none = (
    <EmptyState icon={<CircleCheck />} title={text('admin.noDeadLetters')}>
      {text('admin.noDeadLettersHint')}
    </EmptyState>
  );
  return (
    <>
      <Records
        label={text('admin.deadLetters')}
        count={page?.edges.length ?? null}
        error={answer.error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
        empty={after === null && none}
      >
        {page?.edges.map(({ node }) => (
          <DeadLetter key={node.id} deadLetter={node} />
        ))}
      </Records>
      <NextRecords after={page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null}>
        {(next) => <DeadLettersPage after={next} />}
      </NextRecords>
    </>
  );
}
