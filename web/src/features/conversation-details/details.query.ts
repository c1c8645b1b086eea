import { graphql } from '@/graph/graphql.ts';

/** A conversation as its people keep it, and how the viewer is in it. */
export const CONVERSATION_DETAILS = graphql(`
  query ConversationDetails($id: ID!) {
    conversation(id: $id) {
      id
      kind
      name
      topic
      isPublic
      historyForNewMembers
      archiveAfterDays
      createdAt
      archivedAt
      memberCount
      viewerMember {
        role
        joinedAt
        mutedUntil
        pinned
        archived
        level
        nickname
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
`);
