import { graphql } from '@/graph/graphql.ts';
import './message-row.fragment.ts';

/** What one can do with a message that is there. Answers bring what has become of it. */
export const EDIT_MESSAGE = graphql(`
  mutation ChatEditMessage($input: EditMessageInput!) {
    editMessage(input: $input) {
      message {
        ...MessageRow_message
      }
    }
  }
`);

export const DELETE_MESSAGE = graphql(`
  mutation ChatDeleteMessage($messageId: ID!) {
    deleteMessage(messageId: $messageId) {
      message {
        ...MessageRow_message
      }
    }
  }
`);

export const PIN_MESSAGE = graphql(`
  mutation ChatPinMessage($messageId: ID!) {
    pinMessage(messageId: $messageId) {
      message {
        id
        pinnedAt
        conversation {
          id
        }
      }
    }
  }
`);

export const UNPIN_MESSAGE = graphql(`
  mutation ChatUnpinMessage($messageId: ID!) {
    unpinMessage(messageId: $messageId) {
      message {
        id
        pinnedAt
        conversation {
          id
        }
      }
    }
  }
`);

export const ADD_REACTION = graphql(`
  mutation ChatAddReaction($input: ReactionInput!) {
    addReaction(input: $input) {
      message {
        ...MessageRow_message
      }
    }
  }
`);

export const REMOVE_REACTION = graphql(`
  mutation ChatRemoveReaction($input: ReactionInput!) {
    removeReaction(input: $input) {
      message {
        ...MessageRow_message
      }
    }
  }
`);

export const ADD_BOOKMARK = graphql(`
  mutation ChatAddBookmark($input: AddBookmarkInput!) {
    addBookmark(input: $input) {
      messageId
    }
  }
`);

export const FORWARD_MESSAGE = graphql(`
  mutation ChatForwardMessage($input: ForwardMessageInput!) {
    forwardMessage(input: $input) {
      message {
        ...MessageRow_message
        conversation {
          id
        }
      }
    }
  }
`);

export const MARK_READ = graphql(`
  mutation ChatMarkRead($input: MarkInput!) {
    markRead(input: $input) {
      conversation {
        id
        viewerMember {
          lastReadNumber
        }
      }
    }
  }
`);
