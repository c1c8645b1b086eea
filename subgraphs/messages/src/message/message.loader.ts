import type { Connection } from '@parley/kit/page';
import DataLoader from 'dataloader';
import type { AccessService } from '../access/access.service.ts';
import type { Asker } from '../access/audience.ts';
import type { Sight } from '../access/rights.ts';
import type { MessagePageKey, MessageRow, MessageService } from './message.service.ts';

export interface MessageLoaders {
  /** By id: null for what whoever asks may not read. */
  messages: DataLoader<string, MessageRow | null>;
  messagePages: DataLoader<MessagePageKey, Connection<MessageRow>>;
  lastMessages: DataLoader<Sight, MessageRow | null>;
  pinnedMessages: DataLoader<Sight, MessageRow[]>;
}

export function createMessageLoaders(
  asker: Asker,
  { access, messages }: { access: AccessService; messages: MessageService },
): MessageLoaders {
  return {
    messages: new DataLoader((ids) => access.messages(asker, ids)),
    messagePages: new DataLoader((keys) => messages.pages(keys), { cache: false }),
    lastMessages: new DataLoader((sights) => messages.lastOf(sights)),
    pinnedMessages: new DataLoader((sights) => messages.pinned(sights)),
  };
}
