import { graphql } from '@/graph/graphql.ts';
import './live-message.ts';

/** All that happens in the conversations of the viewer. It selects nothing that depends on who asks, so that the gateway resolves it once for all. */
export const INBOX = graphql(`
  subscription ChatInbox($positions: [ConversationPositionInput!]) {
    inbox(positions: $positions) {
      kind
      conversationId
      position
      conversation {
        id
        kind
        name
        topic
        isPublic
        historyForNewMembers
        archiveAfterDays
        archivedAt
        lastMessageAt
        memberCount
        status
        assignee {
          id
          name
        }
      }
      event {
        __typename
        ... on MessageAdded {
          message {
            ...LiveMessage_message
          }
        }
        ... on MessageChanged {
          change
          message {
            ...LiveMessage_message
          }
        }
      }
    }
  }
`);
