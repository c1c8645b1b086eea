import { graphql } from '@/graph/graphql.ts';
import './search-hit.tsx';
import './facets.tsx';

/** A page of what was found; what is counted of all of it comes with the first. */
export const SEARCH_PAGE = graphql(`
  query SearchPage($query: String!, $after: String, $isFirst: Boolean!) {
    searchMessages(query: $query, first: 20, after: $after) {
      edges {
        cursor
        ...SearchHit_edge
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      problems {
        text
        message
      }
      corrections {
        word
        alternatives
      }
      facets @include(if: $isFirst) {
        ...Facets_searchFacets
      }
    }
  }
`);
