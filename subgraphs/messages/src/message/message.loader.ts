import type { Connection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import type { AccessService } from '../access/access.service.ts';
import type { MemberRow } from '../store/rows.ts';
import type { MessagePageKey, MessageRow, MessageService } from './message.service.ts';

export interface MessageLoaders {
  /** By id: null for what the viewer may not read. */
  messages: DataLoader<string, MessageRow | null>;
  messagePages: DataLoader<MessagePageKey, Connection<MessageRow>>;
  lastMessages: DataLoader<MemberRow, MessageRow | null>;
  pinnedMessages: DataLoader<MemberRow, MessageRow[]>;
}

export function createMessageLoaders(
  viewer: Viewer | null,
  { access, messages }: { access: AccessService; messages: MessageService },
): MessageLoaders {
  return {
    messages: new DataLoader((ids) => access.messages(viewer, ids)),
    messagePages: new DataLoader((keys) => messages.pages(keys), { cache: false }),
    lastMessages: new DataLoader((members) => messages.lastOf(members)),
    pinnedMessages: new DataLoader((members) => messages.pinned(members)),
  };
}
