import { graphql } from '@/graph/graphql.ts';
import '../message-list/message-row.fragment.ts';

/** The message that begins a thread, and where it was said. */
export const THREAD_ROOT = graphql(`
  query ThreadRoot($messageId: ID!) {
    message(id: $messageId) {
      id
      number
      ...MessageRow_message
      thread {
        unread
      }
      conversation {
        id
        name
        archivedAt
        viewerMember {
          role
        }
        members(first: 5) {
          edges {
            node {
              nickname
              user {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

/** A page of the replies to it. */
export const THREAD_PAGE = graphql(`
  query ThreadPage($messageId: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {
    message(id: $messageId) {
      id
      replies(first: $first, after: $after, last: $last, before: $before, around: $around) {
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

export const READ_THREAD = graphql(`
  mutation ReadThread($messageId: ID!) {
    readThread(messageId: $messageId) {
      root {
        id
        thread {
          unread
        }
      }
    }
  }
`);
