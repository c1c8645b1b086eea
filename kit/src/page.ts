import type { z } from 'zod';
import { BadUserInput } from './errors.ts';

/** What a client asks of a list: so many, after the one at this cursor. */
export interface PageRequest {
  first: number;
  after?: string | null;
}

/** The same in a store's words. `after` is exclusive, so that pages never repeat a row. */
export interface PageWindow<Position> {
  limit: number;
  after: Position | null;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export const LONGEST_PAGE = 100;

/** Cursors come from outside: whatever does not hold a position of this list is refused. */
export function readPage<Position>({ first, after }: PageRequest, position: z.ZodType<Position>): PageWindow<Position> {
  if (!Number.isInteger(first) || first < 1 || first > LONGEST_PAGE) {
    throw new BadUserInput('first', `Ask for 1 to ${LONGEST_PAGE} at a time.`);
  }
  return { limit: first, after: after == null ? null : readCursor('after', after, position) };
}

/** `rows` hold one more than was asked for where there are more: the store was given `limit + 1`. */
export function toConnection<Row, Node, Position>(
  rows: readonly Row[],
  { limit, after }: PageWindow<Position>,
  positionOf: (row: Row) => Position,
  nodeOf: (row: Row) => Node,
): Connection<Node> {
  const edges = rows.slice(0, limit).map((row) => ({ cursor: writeCursor(positionOf(row)), node: nodeOf(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > limit,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** `field` is the argument in which the cursor was given. */
export function readCursor<Position>(field: string, cursor: string, position: z.ZodType<Position>): Position {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new BadUserInput(field, 'This cursor is not one of this list.');
  }
}
