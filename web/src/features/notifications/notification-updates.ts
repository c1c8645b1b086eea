import { graphql } from '@/graph/graphql.ts';
import './told-notification.ts';

/** What the viewer is told from here on, in order and without gaps. */
export const NOTIFICATION_ADDED = graphql(`
  subscription ToldOfNotification($after: String) {
    notificationAdded(after: $after) {
      kind
      position
      unreadCount
      notification {
        id
        number
        ...ToldNotification_notification
      }
    }
  }
`);

/** How much they have not read: now, and whenever that changes on any of their devices. */
export const UNREAD_CHANGED = graphql(`
  subscription UnreadCountChanged {
    unreadNotifications {
      kind
      unreadCount
    }
  }
`);
