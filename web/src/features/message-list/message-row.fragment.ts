import { graphql } from '@/graph/graphql.ts';
import '@/live/live-message.ts';

/** What a row shows of a message: what all may know of it, and what depends on who looks. */
export const MESSAGE_ROW = graphql(`
  fragment MessageRow_message on Message {
    ...LiveMessage_message
    status
    reactions {
      emoji
      viewerReacted
    }
    thread {
      unread
    }
  }
`);
