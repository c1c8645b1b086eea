'use client';
import { Inbox } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useSteady } from '@/graph/use-steady.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { Tabs } from '@/ui/tabs.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';
import { BUSINESS_STATUSES, type BusinessStatus, STATUS_LOOK } from './business-status.ts';
import { QueuedChat } from './queued-chat.tsx';

const BUSINESS_QUEUE = graphql(`
  query BusinessQueue($status: BusinessStatus!, $after: String) {
    businessChats(status: $status, first: 30, after: $after) {
      edges {
        node {
          id
          ...QueuedChat_conversation
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** What customers ask, for agents: to take on what nobody looks after. */
export function BusinessQueue() {
  const text = useText();
  const [status, setStatus] = useState<BusinessStatus>('OPEN');
  return (
    <InsidePage title={text('places.queueTitle')}>
      <Tabs
        label={text('places.status')}
        selected={status}
        onSelect={setStatus}
        tabs={BUSINESS_STATUSES.map((id) => ({ id, label: text(STATUS_LOOK[id].name) }))}
        panelClassName="pt-3"
      >
        <Pages key={status} status={status} />
      </Tabs>
    </InsidePage>
  );
}

function Pages({ status }: { status: BusinessStatus }) {
  const text = useText();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <ul aria-label={text('places.queueTitle')}>
      {pages.map((after, index) => (
        <Page
          key={after}
          status={status}
          after={after}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </ul>
  );
}

interface PageProps {
  status: BusinessStatus;
  after: string | null;
  /** For the last page that is shown. */
  onMore: ((after: string) => void) | undefined;
}

function Page({ status, after, onMore }: PageProps): ReactNode {
  const text = useText();
  const problem = useProblem();
  const [answer] = useQuery({
    query: BUSINESS_QUEUE,
    variables: { status, after },
    requestPolicy: 'cache-and-network',
  });
  const { error } = answer;
  const page = useSteady(answer)?.businessChats;
  if (page == null) return <li>{error === undefined ? <SkeletonRow /> : <Banner tone="danger">{problem(error)}</Banner>}</li>;
  const { hasNextPage, endCursor } = page.pageInfo;
  if (page.edges.length === 0 && after === null) {
    return (
      <li>
        <EmptyState icon={<Inbox />} title={text('places.emptyQueue')} />
      </li>
    );
  }
  return (
    <>
      {page.edges.map(({ node }) => (
        <li key={node.id}>
          <QueuedChat conversation={node} />
        </li>
      ))}
      {onMore !== undefined && hasNextPage && endCursor !== null && (
        <li className="flex justify-center p-2">
          <Button size="small" onClick={() => onMore(endCursor)}>
            {text('ui.loadMore')}
          </Button>
        </li>
      )}
    </>
  );
}
