import type { NamedMigration } from '@parley/kit/database';
import { Conversations } from '../migrations/0001-conversations.ts';
import { Search } from '../migrations/0002-search.ts';
import { Departures } from '../migrations/0003-departures.ts';
import { MessageAudit } from '../migrations/0004-message-audit.ts';
import { BusinessChats } from '../migrations/0005-business-chats.ts';
import { Attachments } from '../migrations/0006-attachments.ts';
import { Addressees } from '../migrations/0007-addressees.ts';

/** In the order in which they are applied. A migration that has been released is never changed. */
export const migrations: readonly NamedMigration[] = [
  { name: '0001-conversations', class: Conversations },
  { name: '0002-search', class: Search },
  { name: '0003-departures', class: Departures },
  { name: '0004-message-audit', class: MessageAudit },
  { name: '0005-business-chats', class: BusinessChats },
  { name: '0006-attachments', class: Attachments },
  { name: '0007-addressees', class: Addressees },
];
