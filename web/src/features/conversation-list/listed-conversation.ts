import { graphql } from '@/graph/graphql.ts';

/** What the list shows of a conversation. `members` names those conversations that have no name. */
export const LISTED_CONVERSATION = graphql(`
  fragment ListedConversation_conversation on Conversation {
    id
    kind
    name
    topic
    isPublic
    archivedAt
    lastMessageAt
    memberCount
    position
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
      sentAt
      body
      deletedAt
      sender {
        id
        name
      }
      system {
        kind
        people {
          id
          name
        }
        name
        topic
        role
        archived
        status
      }
      attachments {
        id
        kind
        name
      }
    }
    members(first: 5) {
      edges {
        node {
          nickname
          user {
            id
            name
            avatar {
              id
              dominantColour
              renditions {
                size
                link {
                  url
                  expiresAt
                }
              }
            }
            presence {
              status
              lastSeenAt
            }
          }
        }
      }
    }
  }
`);
