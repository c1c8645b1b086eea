import type { Connection, PageWindow } from '@parley/kit/page';
import { type Sight, sees } from '../access/rights.ts';
import type { MemberRow, MessageRow } from '../store/rows.ts';
import type { Line, MessagesStore } from '../store/store.ts';
import {
  type MessagePageRequest,
  type MessageWindows,
  readMessagePage,
  toMessageConnection,
  windowsAbove,
} from './message-page.ts';

export type { MessageRow };

/** A page of one line, for one who may read it. */
export interface MessagePageKey {
  member: MemberRow;
  threadRoot: number | null;
  windows: MessageWindows;
}

export const MOST_PINNED = 100;

/** What was said, for those who may read it. */
export class MessageService {
  constructor(
    private readonly store: MessagesStore,
    private readonly publicUrl: string,
  ) {}

  pageKey(member: MemberRow, threadRoot: number | null, request: MessagePageRequest): MessagePageKey {
    return { member, threadRoot, windows: windowsAbove(member.hiddenUpTo, readMessagePage(request)) };
  }

  /** In the order of the keys. Keys of one selection ask for the same part of each line, so that they are read together. */
  async pages(keys: readonly MessagePageKey[]): Promise<Connection<MessageRow>[]> {
    const parts = Map.groupBy(keys, ({ windows }) => JSON.stringify(windows));
    const connections = new Map<MessagePageKey, Connection<MessageRow>>();
    await Promise.all(
      [...parts.values()].map(async (part) => {
        const [{ windows }] = part as [MessagePageKey];
        const { messages } = this.store;
        const [older, newer] = await Promise.all([
          readPart(part, windows.older, (lines, window) => messages.pagesBackwards(lines, window)),
          readPart(part, windows.newer, (lines, window) => messages.pagesForwards(lines, window)),
        ]);
        for (const key of part) {
          const rowsOf = (rows: ReadonlyMap<string, MessageRow[]>) =>
            (rows.get(nameOf(lineOf(key))) ?? []).filter((row) => sees(key.member, row));
          connections.set(key, toMessageConnection(windows, rowsOf(older), rowsOf(newer), key.member.hiddenUpTo));
        }
      }),
    );
    return keys.map((key) => connections.get(key) as Connection<MessageRow>);
  }

  /** In the order of what may be read: the last message of each main line, null where none is seen. */
  async lastOf(sights: readonly Sight[]): Promise<(MessageRow | null)[]> {
    const rows = await this.store.messages.lastOf([...new Set(sights.map(({ conversationId }) => conversationId))]);
    const last = new Map(rows.map((row) => [row.conversationId, row]));
    return sights.map((sight) => {
      const row = last.get(sight.conversationId);
      return row !== undefined && sees(sight, row) ? row : null;
    });
  }

  /** In the order of what may be read: what is pinned, those pinned last first. */
  async pinned(sights: readonly Sight[]): Promise<MessageRow[][]> {
    const ids = [...new Set(sights.map(({ conversationId }) => conversationId))];
    const pinned = Map.groupBy(await this.store.messages.pinnedOf(ids, MOST_PINNED), ({ conversationId }) => conversationId);
    return sights.map((sight) => (pinned.get(sight.conversationId) ?? []).filter((row) => sees(sight, row)));
  }

  permalinkOf({ conversationId, number }: MessageRow): string {
    return `${this.publicUrl}/chat/${conversationId}/${number}`;
  }
}

async function readPart(
  part: readonly MessagePageKey[],
  window: PageWindow<number> | null,
  read: (lines: readonly Line[], window: PageWindow<number>) => Promise<MessageRow[]>,
): Promise<ReadonlyMap<string, MessageRow[]>> {
  if (window === null) return new Map();
  const lines = new Map(part.map((key) => [nameOf(lineOf(key)), lineOf(key)]));
  return Map.groupBy(await read([...lines.values()], window), nameOf);
}

const lineOf = ({ member, threadRoot }: MessagePageKey): Line => ({ conversationId: member.conversationId, threadRoot });
const nameOf = ({ conversationId, threadRoot }: Line) => `${conversationId}/${threadRoot}`;
