import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import '../people/picture.ts';

/** What is said of a notification wherever it is shown: in lists, and for a moment when it comes. */
export const TOLD_NOTIFICATION = graphql(`
  fragment ToldNotification_notification on Notification {
    id
    number
    kind
    at
    readAt
    emoji
    actor {
      id
      name
      avatar {
        ...Picture_file
      }
    }
    conversation {
      id
      name
    }
    message {
      id
      number
      body
      deletedAt
      attachments {
        id
      }
      thread {
        root {
          id
        }
      }
    }
  }
`);

export type ToldNotification = ReturnType<typeof readTold>;

export const readTold = (notification: FragmentType<typeof TOLD_NOTIFICATION>) => readFragment(TOLD_NOTIFICATION, notification);
