import { graphql } from '@/graph/graphql.ts';

/** What the viewer's other devices change. What is unread is worked out from how far they have read: the number told here may be of before the last message. */
export const VIEWER_MEMBER_CHANGED = graphql(`
  subscription ChatViewerMemberChanged {
    viewerMemberChanged {
      kind
      conversationId
      conversation {
        id
        viewerMember {
          role
          joinedAt
          lastReadNumber
          mutedUntil
          pinned
          archived
          level
          nickname
        }
      }
    }
  }
`);
