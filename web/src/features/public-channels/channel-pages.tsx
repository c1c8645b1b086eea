'use client';
import { Hash } from 'lucide-react';
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
import { PublicChannel } from './public-channel.tsx';

const PUBLIC_CHANNELS = graphql(`
  query PublicChannels($search: String!, $after: String) {
    publicChannels(search: $search, first: 30, after: $after) {
      edges {
        node {
          id
          ...PublicChannel_conversation
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The channels whose name begins so. */
export function ChannelPages({ search }: { search: string }) {
  const text = useText();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <ul aria-label={text('places.channelsTitle')} className="flex flex-col">
      {pages.map((after, index) => (
        <Page
          key={after}
          search={search}
          after={after}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </ul>
  );
}

interface PageProps {
  search: string;
  after: string | null;
  /** For the last page that is shown. */
  onMore: ((after: string) => void) | undefined;
}

function Page({ search, after, onMore }: PageProps): ReactNode {
  const text = useText();
  const problem = useProblem();
  const [answer] = useQuery({
    query: PUBLIC_CHANNELS,
    variables: { search, after },
    requestPolicy: 'cache-and-network',
  });
  const { error } = answer;
  const page = useSteady(answer)?.publicChannels;
  if (page == null) return <li>{error === undefined ? <SkeletonRow /> : <Banner tone="danger">{problem(error)}</Banner>}</li>;
  const { hasNextPage, endCursor } = page.pageInfo;
  if (page.edges.length === 0 && after === null) {
    return (
      <li>
        <EmptyState icon={<Hash />} title={text(search === '' ? 'places.noChannels' : 'places.noChannelFound')}>
          {text('places.noChannelsHint')}
        </EmptyState>
      </li>
    );
  }
  return (
    <>
      {page.edges.map(({ node }) => (
        <li key={node.id}>
          <PublicChannel conversation={node} />
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
