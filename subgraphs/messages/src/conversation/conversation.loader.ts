import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import type { AccessService } from '../access/access.service.ts';
import type { ConversationRow, ConversationService } from './conversation.service.ts';

export interface ConversationLoaders {
  /** By id: null for what the viewer may not know of. */
  conversations: DataLoader<string, ConversationRow | null>;
  positions: DataLoader<ConversationRow, string>;
}

export function createConversationLoaders(
  viewer: Viewer | null,
  { access, conversations }: { access: AccessService; conversations: ConversationService },
): ConversationLoaders {
  return {
    conversations: new DataLoader((ids) => access.conversations(viewer, ids)),
    positions: new DataLoader((rows) => conversations.positionsOf(rows)),
  };
}
