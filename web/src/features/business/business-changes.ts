import { graphql } from '@/graph/graphql.ts';
import '../conversation-list/listed-conversation.ts';

export const SET_BUSINESS_STATUS = graphql(`
  mutation SetBusinessStatus($input: SetBusinessStatusInput!) {
    setBusinessStatus(input: $input) {
      conversation {
        id
        status
      }
    }
  }
`);

/** Whoever takes a chat on is in it from then on: what the list shows of it comes with the answer. */
export const ASSIGN_BUSINESS_CHAT = graphql(`
  mutation AssignBusinessChat($input: AssignBusinessChatInput!) {
    assignBusinessChat(input: $input) {
      conversation {
        id
        status
        assignee {
          id
          name
        }
        ...ListedConversation_conversation
      }
    }
  }
`);
