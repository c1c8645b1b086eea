import { graphql } from '@/graph/graphql.ts';

/** What one can change of a conversation. Answers bring what has become of it. */
export const SET_PREFERENCES = graphql(`
  mutation PreferConversation($input: SetConversationPreferencesInput!) {
    setConversationPreferences(input: $input) {
      conversation {
        id
        viewerMember {
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

export const UPDATE_CONVERSATION = graphql(`
  mutation ChangeConversation($input: UpdateConversationInput!) {
    updateConversation(input: $input) {
      conversation {
        id
        name
        topic
        isPublic
        historyForNewMembers
        archiveAfterDays
      }
    }
  }
`);

export const ARCHIVE_CONVERSATION = graphql(`
  mutation EndConversation($input: ArchiveConversationInput!) {
    archiveConversation(input: $input) {
      conversation {
        id
        archivedAt
        viewerMember {
          archived
        }
      }
    }
  }
`);

export const LEAVE_CONVERSATION = graphql(`
  mutation LeaveConversation($conversationId: ID!) {
    leaveConversation(conversationId: $conversationId) {
      conversationId
    }
  }
`);

export const ADD_MEMBERS = graphql(`
  mutation AddMembers($input: AddMembersInput!) {
    addMembers(input: $input) {
      conversation {
        id
        memberCount
      }
    }
  }
`);

export const REMOVE_MEMBER = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      conversation {
        id
        memberCount
      }
    }
  }
`);

export const SET_MEMBER_ROLE = graphql(`
  mutation SetMemberRole($input: SetMemberRoleInput!) {
    setMemberRole(input: $input) {
      conversation {
        id
      }
      member {
        role
      }
    }
  }
`);

export const TRANSFER_OWNERSHIP = graphql(`
  mutation TransferOwnership($input: TransferOwnershipInput!) {
    transferOwnership(input: $input) {
      conversation {
        id
        viewerMember {
          role
        }
      }
      member {
        role
      }
    }
  }
`);
