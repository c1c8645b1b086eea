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

  /** By the clock of the database. */
  async now(): Promise<Date> {
    const [row] = await this.database.em.execute<{ now: string | Date }[]>('select clock_timestamp() as now');
    if (row === undefined) throw new Error('The store has no time');
    return new Date(row.now);
  }

  /** The number of each one's last notification; without those who never had one. */
  heads(userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (userIds.length === 0) return Promise.resolve(new Map());
    return this.numbers('select user_id, number from recipient where user_id in (?)', [userIds]);
  }

  /** The same of those who were told of something since. One more than the limit where there are more. */
  headsMovedSince(since: Date, limit: number): Promise<ReadonlyMap<string, number>> {
    return this.numbers(
      `select user_id, number from recipient
       where user_id in (select distinct user_id from notification where at >= ? limit ?)`,
      [since, limit + 1],
    );
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

  /** The same of all, whether they stand in the list or not. */
  allOf(userId: string, { limit, after }: PageWindow<number>): Promise<NotificationRow[]> {
    const beyond = after === null ? {} : { number: { $lt: after } };
    return this.database.em.find(
      Notification,
      { userId, ...beyond },
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

  /** Those of them that are the person's, whether they stand in the list or not; in no order. */
  ofPerson(userId: string, ids: readonly string[]): Promise<NotificationRow[]> {
    return this.database.em.find(Notification, { userId, id: { $in: ids.filter(isId) } }, READ_ONLY);
  }

  private async numbers(query: string, values: readonly unknown[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.em.execute<{ user_id: string; number: number }[]>(query, [...values]);
    return new Map(rows.map((row) => [row.user_id, row.number]));
  }
}
