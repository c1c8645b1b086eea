import type { NamedMigration } from '@parley/kit/database';
import { Notifications } from '../migrations/0001-notifications.ts';
import { DeadLetters } from '../migrations/0003-dead-letters.ts';

/** In the order in which they are applied. A migration that has been released is never changed. */
export const migrations: readonly NamedMigration[] = [
  { name: '0001-notifications', class: Notifications },
  { name: '0003-dead-letters', class: DeadLetters },
];
