import type { Database } from '@parley/kit/database';
import { isId } from '@parley/kit/id';
import type { PageWindow } from '@parley/kit/page';
import { Notification, type NotificationRow } from './notification.entity.ts';

const READ_ONLY = { disableIdentityMap: true } as const;

/** A person's notifications, as that person has them. */
export class NotificationStore {
  constructor(private readonly database: Database) {}

  /** Made anew by a restore: a position of another epoch cannot be continued. */
  async epoch(): Promise<string> {
    const [row] = await this.database.em.execute<{ epoch: string }[]>('select epoch from store_life');
    if (row === undefined) throw new Error('The store has no epoch');
    return row.epoch;
  }

  /** The number of the person's last notification: 0 for who never had one. */
  async head(userId: string): Promise<number> {
    const [row] = await this.database.em.execute<{ number: number }[]>('select number from recipient where user_id = ?', [
      userId,
    ]);
    return row?.number ?? 0;
  }

  /** Newest first; `after` is a number, and exclusive. One more than the limit where there are more. */
  page(
    userId: string,
    { limit, after }: PageWindow<number>,
    { unreadOnly }: { unreadOnly: boolean },
  ): Promise<NotificationRow[]> {
    const beyond = after === null ? {} : { number: { $lt: after } };
    const unread = unreadOnly ? { readAt: null } : {};
    return this.database.em.find(
      Notification,
      { userId, inApp: true, ...beyond, ...unread },
      { orderBy: { number: 'desc' }, limit: limit + 1, ...READ_ONLY },
    );
  }

  /** Those of them that stand in the person's list, in no order. */
  byIds(userId: string, ids: readonly string[]): Promise<NotificationRow[]> {
    return this.database.em.find(Notification, { userId, inApp: true, id: { $in: ids.filter(isId) } }, READ_ONLY);
  }

  /** What the person was told above a number, by number. */
  above(userId: string, number: number, limit: number): Promise<NotificationRow[]> {
    return this.database.em.find(
      Notification,
      { userId, inApp: true, number: { $gt: number } },
      { orderBy: { number: 'asc' }, limit, ...READ_ONLY },
    );
  }

  /** Of what stands in the person's list. */
  unreadCount(userId: string): Promise<number> {
    return this.database.em.count(Notification, { userId, inApp: true, readAt: null });
  }
}
