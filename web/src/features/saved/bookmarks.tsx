'use client';
import { Bookmark } from 'lucide-react';
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
import { BookmarkedMessage } from './bookmarked-message.tsx';

const BOOKMARKS = graphql(`
  query Bookmarks($after: String) {
    bookmarks(first: 20, after: $after) {
      edges {
        cursor
        node {
          ...BookmarkedMessage_bookmark
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The messages that the viewer keeps at hand, the latest first. */
export function Bookmarks() {
  const text = useText();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <ul aria-label={text('saved.bookmarks')} className="flex flex-col gap-1">
      {pages.map((after, index) => (
        <Page key={after} after={after} onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined} />
      ))}
    </ul>
  );
}

interface PageProps {
  after: string | null;
  /** For the last page that is shown. */
  onMore: ((after: string) => void) | undefined;
}

function Page({ after, onMore }: PageProps): ReactNode {
  const text = useText();
  const problem = useProblem();
  const [answer] = useQuery({ query: BOOKMARKS, variables: { after }, requestPolicy: 'cache-and-network' });
  const { error } = answer;
  const page = useSteady(answer)?.bookmarks;
  if (page == null) return <li>{error === undefined ? <SkeletonRow /> : <Banner tone="danger">{problem(error)}</Banner>}</li>;
  const { hasNextPage, endCursor } = page.pageInfo;
  if (page.edges.length === 0 && after === null) {
    return (
      <li>
        <EmptyState icon={<Bookmark />} title={text('saved.noBookmarks')}>
          {text('saved.noBookmarksHint')}
        </EmptyState>
      </li>
    );
  }
  return (
    <>
      {page.edges.map(({ cursor, node }) => (
        <li key={cursor}>
          <BookmarkedMessage bookmark={node} />
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
