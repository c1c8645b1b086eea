import { graphql } from '@/graph/graphql.ts';

export const DRAFTS = graphql(`
  query ChatDrafts {
    drafts {
      threadRoot
      body
      conversation {
        id
      }
    }
  }
`);

export const SAVE_DRAFT = graphql(`
  mutation ChatSaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      draft {
        savedAt
      }
    }
  }
`);

export const MENTIONABLE = graphql(`
  query MentionableMembers($conversationId: ID!) {
    conversation(id: $conversationId) {
      id
      members(first: 100) {
        edges {
          node {
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

export const START_TYPING = graphql(`
  mutation ChatStartTyping($conversationId: ID!) {
    startTyping(conversationId: $conversationId) {
      againAfterSeconds
    }
  }
`);

export const STOP_TYPING = graphql(`
  mutation ChatStopTyping($conversationId: ID!) {
    stopTyping(conversationId: $conversationId) {
      againAfterSeconds
    }
  }
`);
