import type { NamedMigration } from '@parley/kit/database';
import { Accounts } from '../migrations/0001-accounts.ts';
import { People } from '../migrations/0002-people.ts';
import { Letters } from '../migrations/0003-letters.ts';
import { FormerAddresses } from '../migrations/0004-former-addresses.ts';
import { EndedSessions } from '../migrations/0005-ended-sessions.ts';

/** In the order in which they are applied. A migration that has been released is never changed. */
export const migrations: readonly NamedMigration[] = [
  { name: '0001-accounts', class: Accounts },
  { name: '0002-people', class: People },
  { name: '0003-letters', class: Letters },
  { name: '0004-former-addresses', class: FormerAddresses },
  { name: '0005-ended-sessions', class: EndedSessions },
];
