import DataLoader from 'dataloader';
import type { NotificationStore } from '../notification/notification.store.ts';

/**
 * What live questions ask of the store: those of one tick travel together, so that a thousand people who come back at once cost a few
 * statements. No answer is kept for a later question.
 */
export interface Together {
  epoch(): Promise<string>;
  /** The number of the person's last notification: 0 for who never had one. */
  head(userId: string): Promise<number>;
}

const AT_ONCE = { cache: false, maxBatchSize: 1000 };

export function askTogether(notifications: Pick<NotificationStore, 'epoch' | 'heads'>): Together {
  const epochs = new DataLoader(async (asked: readonly 'epoch'[]) => {
    const epoch = await notifications.epoch();
    return asked.map(() => epoch);
  }, AT_ONCE);
  const heads = new DataLoader(async (userIds: readonly string[]) => {
    const found = await notifications.heads([...new Set(userIds)]);
    return userIds.map((userId) => found.get(userId) ?? 0);
  }, AT_ONCE);
  return { epoch: () => epochs.load('epoch'), head: (userId) => heads.load(userId) };
}
