import type { NamedMigration } from '@parley/kit/database';
import { Notifications } from '../migrations/0001-notifications.ts';

/** In the order in which they are applied. A migration that has been released is never changed. */
export const migrations: readonly NamedMigration[] = [{ name: '0001-notifications', class: Notifications }];
