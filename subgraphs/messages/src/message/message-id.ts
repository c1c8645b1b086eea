import { NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { MessageReference } from '../store/rows.ts';

/** A message is named in the graph by its conversation and its number there. */
export function writeMessageId({ conversationId, number }: MessageReference): string {
  return `${conversationId}-${number}`;
}

/** Null for a text that names no message. Each message has one spelling only. */
export function readMessageId(id: string): MessageReference | null {
  const [, conversationId, digits] = /^(.{36})-([1-9][0-9]{0,9})$/.exec(id) ?? [];
  const number = Number(digits);
  // The highest that a PostgreSQL integer holds: beyond it there is nothing to be found.
  if (!isId(conversationId) || number > 2_147_483_647) return null;
  return { conversationId, number };
}

export function requireMessageId(id: string): MessageReference {
  const reference = readMessageId(id);
  if (reference === null) throw new NotFound('This message');
  return reference;
}
