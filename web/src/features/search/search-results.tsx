'use client';
import { SearchX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { EmptyState } from '@/ui/empty-state.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';
import { FACETS, Facets } from './facets.tsx';
import { SearchHit } from './search-hit.tsx';
import { SEARCH_PAGE } from './search-page.query.ts';

export interface SearchResultsProps {
  /** What is asked of the graph. */
  query: string;
  /** As it was written, which the facets change. */
  search: string;
  onSearch: (search: string) => void;
  isOneConversation?: boolean;
  onOpen?: () => void;
}

/** What was found, how it divides, and what of the search was not understood. Remounted for another search. */
export function SearchResults({ query, search, onSearch, isOneConversation = false, onOpen }: SearchResultsProps) {
  const text = useText();
  const format = useFormat();
  const problem = useProblem();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const [{ data, error }, again] = useQuery({ query: SEARCH_PAGE, variables: { query, after: null, isFirst: true } });
  const found = data?.searchMessages;
  if (error !== undefined && found == null) {
    return (
      <EmptyState
        title={problem(error)}
        action={<Button onClick={() => again({ requestPolicy: 'network-only' })}>{text('ui.retry')}</Button>}
      />
    );
  }
  if (found == null) return <Waiting />;
  const { problems, corrections } = found;
  const facets = readFragment(FACETS, found.facets);
  const isNothing = found.edges.length === 0;
  return (
    <div className="flex flex-col gap-3">
      {problems.length > 0 && (
        <Banner tone="warning">
          <ul>
            {problems.map(({ text: part, message }) => (
              <li key={part}>
                <bdi className="font-medium">{part}</bdi>: {message}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {corrections.map(({ word, alternatives }) => (
        <p key={word} className="px-3 text-ink-soft text-label">
          {text('search.alsoLookedFor', { word, alternatives: format.list(alternatives) })}
        </p>
      ))}
      {isNothing && problems.length === 0 && (
        <EmptyState icon={<SearchX />} title={text('search.nothing')}>
          {text('search.nothingHint')}
        </EmptyState>
      )}
      {(!isNothing || facets != null) && (
        <div
          className={
            isOneConversation ? 'flex flex-col gap-3' : 'flex flex-col gap-3 lg:flex-row-reverse lg:items-start lg:gap-6'
          }
        >
          {found.facets != null && !isNothing && (
            <aside
              aria-label={text('search.narrow')}
              className={
                isOneConversation ? 'flex flex-col gap-2 px-1' : 'flex flex-col gap-3 lg:sticky lg:top-24 lg:w-56 lg:shrink-0'
              }
            >
              <Facets facets={found.facets} search={search} onSearch={onSearch} isOneConversation={isOneConversation} />
            </aside>
          )}
          <div className="min-w-0 flex-1">
            {facets != null && !isNothing && (
              <p role="status" className="px-3 pb-1 text-caption text-ink-soft">
                {text(facets.isCountCut ? 'search.moreThan' : 'search.count', { count: facets.count })}
              </p>
            )}
            <ol aria-label={text('search.results')}>
              {pages.map((after, index) => (
                <Page
                  key={after}
                  query={query}
                  after={after}
                  showsConversation={!isOneConversation}
                  onOpen={onOpen}
                  onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
                />
              ))}
            </ol>
          </div>
        </div>
      )}
    </div>
  );
}

interface PageProps {
  query: string;
  after: string | null;
  showsConversation: boolean;
  onOpen: (() => void) | undefined;
  /** For the last page that is shown. */
  onMore: ((after: string) => void) | undefined;
}

function Page({ query, after, showsConversation, onOpen, onMore }: PageProps): ReactNode {
  const text = useText();
  const problem = useProblem();
  const [{ data, error }] = useQuery({ query: SEARCH_PAGE, variables: { query, after, isFirst: after === null } });
  const page = data?.searchMessages;
  if (page == null) return <li>{error === undefined ? <Waiting /> : <Banner tone="danger">{problem(error)}</Banner>}</li>;
  const { hasNextPage, endCursor } = page.pageInfo;
  return (
    <>
      {page.edges.map((edge) => (
        <li key={edge.cursor}>
          <SearchHit edge={edge} showsConversation={showsConversation} onOpen={onOpen} />
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

function Waiting() {
  const text = useText();
  return (
    <div role="status" aria-label={text('ui.loading')}>
      <SkeletonRow />
      <SkeletonRow />
      <SkeletonRow />
    </div>
  );
}
