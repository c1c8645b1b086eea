import { BadUserInput } from '@parley/kit/errors';
import { type Connection, LONGEST_PAGE, type PageWindow, readCursor, toConnection } from '@parley/kit/page';
import { z } from 'zod';
import type { MessageRow } from '../store/rows.ts';

/** `first` and `after` go on towards the newest, `last` and `before` back towards the oldest, `around` has a message in its middle. */
export interface MessagePageRequest {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  around?: number | null;
}

/** A page in a store's words: what is older, read backwards, and what is newer, read forwards. Around a message it is both. */
export interface MessageWindows {
  older: PageWindow<number> | null;
  newer: PageWindow<number> | null;
}

const DEFAULT_PAGE = 50;
const HIGHEST_NUMBER = 2_147_483_647;
const position = z.int().min(0).max(HIGHEST_NUMBER);

export function readMessagePage({ first, after, last, before, around }: MessagePageRequest): MessageWindows {
  if (around != null) {
    if (before != null || after != null) throw new BadUserInput('around', 'Ask around a message, or after or before an edge.');
    if (!position.safeParse(around).success || around < 1) throw new BadUserInput('around', 'Give the number of a message.');
    const size = first != null ? readSize('first', first) : readSize('last', last ?? DEFAULT_PAGE);
    const half = Math.floor(size / 2);
    return { older: half === 0 ? null : { limit: half, after: around }, newer: { limit: size - half, after: around - 1 } };
  }
  if (first != null || after != null) {
    if (last != null || before != null)
      throw new BadUserInput('last', 'Ask in one direction: first and after, or last and before.');
    const limit = readSize('first', first ?? DEFAULT_PAGE);
    return { older: null, newer: { limit, after: after == null ? null : readCursor('after', after, position) } };
  }
  const limit = readSize('last', last ?? DEFAULT_PAGE);
  return { older: { limit, after: before == null ? null : readCursor('before', before, position) }, newer: null };
}

/** What is hidden is not read: else a page forwards could end before what may be seen begins. */
export function windowsAbove(hiddenUpTo: number, { older, newer }: MessageWindows): MessageWindows {
  if (newer === null || (newer.after ?? 0) >= hiddenUpTo) return { older, newer };
  return { older, newer: { ...newer, after: hiddenUpTo } };
}

/** In the order in which they were said, whichever way they were read. Rows hold one more than the limit where there are more. */
export function toMessageConnection(
  { older, newer }: MessageWindows,
  olderRows: readonly MessageRow[],
  newerRows: readonly MessageRow[],
  hiddenUpTo: number,
): Connection<MessageRow> {
  const back = older && toConnection(olderRows, older, numberOf, itself);
  const on = newer && toConnection(newerRows, newer, numberOf, itself);
  const edges = [...(back?.edges.toReversed() ?? []), ...(on?.edges ?? [])];
  return {
    edges,
    pageInfo: {
      hasPreviousPage: back?.pageInfo.hasNextPage ?? (newer?.after ?? 0) > hiddenUpTo,
      hasNextPage: on?.pageInfo.hasNextPage ?? back?.pageInfo.hasPreviousPage ?? false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const numberOf = ({ number }: MessageRow) => number;
const itself = (row: MessageRow) => row;

function readSize(field: string, size: number): number {
  if (!Number.isInteger(size) || size < 1 || size > LONGEST_PAGE) {
    throw new BadUserInput(field, `Ask for 1 to ${LONGEST_PAGE} at a time.`);
  }
  return size;
}
