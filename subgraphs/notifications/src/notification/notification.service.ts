import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import { writePosition } from '../position.ts';
import type { NotificationRow } from './notification.entity.ts';
import type { NotificationStore } from './notification.store.ts';

export type { NotificationRow };

/** From where the subscription `notificationAdded` goes on after this page. */
export type NotificationPage = Connection<NotificationRow> & { position: string };

const numberShape = z.int().min(1).max(2_147_483_647);

/** What people were told, for themselves. */
export class NotificationService {
  constructor(private readonly notifications: NotificationStore) {}

  /** Newest first. */
  async list(viewer: Viewer | null, request: PageRequest & { unreadOnly: boolean }): Promise<NotificationPage> {
    const { id } = requireViewer(viewer, 'notifications:read');
    const window = readPage(request, numberShape);
    // Before the page: what is told meanwhile may be in it and is told again, and nothing is left out.
    const position = await this.position(id);
    const rows = await this.notifications.page(id, window, request);
    return {
      ...toConnection(
        rows,
        window,
        ({ number }) => number,
        (row) => row,
      ),
      position,
    };
  }

  async position(userId: string): Promise<string> {
    const epoch = await this.notifications.epoch();
    return writePosition({ epoch, number: (await this.notifications.heads([userId])).get(userId) ?? 0 });
  }
}
