import { graphql } from '@/graph/graphql.ts';
import '../conversation-list/listed-conversation.ts';

/** Ways to begin a conversation. Each answer brings what the list shows of it. */
export const START_DIRECT = graphql(`
  mutation StartDirectChat($userId: ID!) {
    startDirect(userId: $userId) {
      conversation {
        id
        ...ListedConversation_conversation
      }
    }
  }
`);

export const CREATE_GROUP = graphql(`
  mutation BeginGroup($input: CreateGroupInput!) {
    createGroup(input: $input) {
      conversation {
        id
        ...ListedConversation_conversation
      }
    }
  }
`);

export const CREATE_CHANNEL = graphql(`
  mutation BeginChannel($input: CreateChannelInput!) {
    createChannel(input: $input) {
      conversation {
        id
        ...ListedConversation_conversation
      }
    }
  }
`);

export const OPEN_BUSINESS_CHAT = graphql(`
  mutation AskForHelp($input: OpenBusinessChatInput!) {
    openBusinessChat(input: $input) {
      conversation {
        id
        ...ListedConversation_conversation
      }
    }
  }
`);
