import type { NamedMigration } from '@parley/kit/database';
import { Files } from '../migrations/0001-files.ts';
import { Renditions } from '../migrations/0002-renditions.ts';

/** In the order in which they are applied. A migration that has been released is never changed. */
export const migrations: readonly NamedMigration[] = [
  { name: '0001-files', class: Files },
  { name: '0002-renditions', class: Renditions },
];
