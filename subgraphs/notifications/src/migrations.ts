import type { NamedMigration } from '@parley/kit/database';
import { Notifications } from '../migrations/0001-notifications.ts';
import { Deliveries } from '../migrations/0002-deliveries.ts';
import { DeadLetters } from '../migrations/0003-dead-letters.ts';
import { Digests } from '../migrations/0004-digests.ts';
import { Threads } from '../migrations/0005-threads.ts';

/** In the order in which they are applied. A migration that has been released is never changed. */
export const migrations: readonly NamedMigration[] = [
  { name: '0001-notifications', class: Notifications },
  { name: '0002-deliveries', class: Deliveries },
  { name: '0003-dead-letters', class: DeadLetters },
  { name: '0004-digests', class: Digests },
  { name: '0005-threads', class: Threads },
];
