import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import DataLoader from 'dataloader';
import type { NotificationRow } from './notification.entity.ts';
import type { NotificationStore } from './notification.store.ts';

export interface NotificationLoaders {
  /** Null for what the viewer was not told of, whoever else was. */
  notifications: DataLoader<string, NotificationRow | null>;
  unreadCount: DataLoader<'viewer', number>;
}

export function createNotificationLoaders(viewer: Viewer | null, notifications: NotificationStore): NotificationLoaders {
  return {
    notifications: new DataLoader(async (ids) => {
      const { id: userId } = requireViewer(viewer, 'notifications:read');
      const found = await notifications.byIds(userId, ids);
      const byId = new Map(found.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    unreadCount: new DataLoader(async (asked) => {
      const { id } = requireViewer(viewer, 'notifications:read');
      const unread = await notifications.unreadCount(id);
      return asked.map(() => unread);
    }),
  };
}
