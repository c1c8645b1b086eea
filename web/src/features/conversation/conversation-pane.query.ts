import { graphql } from '@/graph/graphql.ts';
import '../message-list/message-row.fragment.ts';

/** What the pane shows around the messages, and who is typing. */
export const CONVERSATION_PANE = graphql(`
  fragment ConversationPane_query on Query {
    viewer {
      id
      name
    }
    conversation(id: $conversationId) {
      id
      kind
      name
      topic
      isPublic
      archivedAt
      memberCount
      position
      status
      assignee {
        id
        name
      }
      viewerMember {
        role
        joinedAt
        unread
        lastReadNumber
        mutedUntil
        pinned
        archived
        level
        nickname
      }
      lastMessage {
        id
        number
      }
      members(first: 5) {
        edges {
          node {
            nickname
            user {
              id
              name
              presence {
                status
                lastSeenAt
              }
            }
          }
        }
      }
      typing {
        until
        user {
          id
          name
        }
      }
      messages(last: 50) {
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

export const CONVERSATION_PANE_QUERY = graphql(`
  query ConversationPane($conversationId: ID!) {
    ...ConversationPane_query
  }
`);
