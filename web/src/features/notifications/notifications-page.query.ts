import { graphql } from '@/graph/graphql.ts';
import './told-notification.ts';

/** A page of what the viewer was told, newest first. */
export const NOTIFICATIONS_PAGE = graphql(`
  query NotificationsPage($after: String, $unreadOnly: Boolean!) {
    notifications(first: 20, after: $after, unreadOnly: $unreadOnly) {
      edges {
        node {
          id
          number
          at
          ...ToldNotification_notification
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
