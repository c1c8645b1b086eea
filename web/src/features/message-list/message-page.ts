import { graphql } from '@/graph/graphql.ts';
import './message-row.fragment.ts';

/** A page of the main line of a conversation. */
export const MESSAGE_PAGE = graphql(`
  query MessagePage($conversationId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {
    conversation(id: $conversationId) {
      id
      messages(first: $first, after: $after, last: $last, before: $before, around: $around) {
        edges {
          node {
            id
            number
            ...MessageRow_message
          }
        }
        pageInfo {
          hasPreviousPage
          hasNextPage
          startCursor
          endCursor
        }
      }
    }
  }
`);
