import type { Viewer } from '@parley/kit/passport';
import DataLoader from 'dataloader';
import { writeMessageId } from '../message/message-id.ts';
import type { MessageReference } from '../store/rows.ts';
import type { ThreadRow, ThreadService } from './thread.service.ts';

export interface ThreadLoaders {
  /** By the message that begins it; null where nobody has replied. */
  threads: DataLoader<MessageReference, ThreadRow | null, string>;
  unreadReplies: DataLoader<ThreadRow, number>;
}

export function createThreadLoaders(viewer: Viewer | null, { threads }: { threads: ThreadService }): ThreadLoaders {
  return {
    threads: new DataLoader((roots) => threads.threads(roots), { cacheKeyFn: writeMessageId }),
    unreadReplies: new DataLoader((rows) => threads.unread(viewer, rows)),
  };
}
