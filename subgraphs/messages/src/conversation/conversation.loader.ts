import DataLoader from 'dataloader';
import type { AccessService } from '../access/access.service.ts';
import type { Asker } from '../access/audience.ts';
import type { ConversationRow, ConversationService } from './conversation.service.ts';

export interface ConversationLoaders {
  /** By id: null for what whoever asks may not know of. */
  conversations: DataLoader<string, ConversationRow | null>;
  positions: DataLoader<ConversationRow, string>;
}

export function createConversationLoaders(
  asker: Asker,
  { access, conversations }: { access: AccessService; conversations: ConversationService },
): ConversationLoaders {
  return {
    conversations: new DataLoader((ids) => access.conversations(asker, ids)),
    positions: new DataLoader((rows) => conversations.positionsOf(rows)),
  };
}
