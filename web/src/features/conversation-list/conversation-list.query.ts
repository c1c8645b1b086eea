import { graphql } from '@/graph/graphql.ts';
import './listed-conversation.ts';

/** The first page of the list. Who asks is part of it, since what is one's own is worked out from that. */
export const CONVERSATION_LIST = graphql(`
  fragment ConversationList_query on Query {
    viewer {
      id
      name
    }
    conversations(first: 30) {
      edges {
        node {
          id
          position
          ...ListedConversation_conversation
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Further pages of it, and those conversations that were put away. */
export const CONVERSATION_LIST_PAGE = graphql(`
  query ConversationListPage($first: Int!, $after: String, $archived: Boolean) {
    viewer {
      id
      name
    }
    conversations(first: $first, after: $after, archived: $archived) {
      edges {
        node {
          id
          position
          ...ListedConversation_conversation
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
