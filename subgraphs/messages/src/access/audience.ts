import { isId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import type { Sight } from './rights.ts';

const SHAPE = /^conversation:([^:]+)(?::above:([1-9][0-9]{0,9}))?$/;

/**
 * Names those to whom all of a conversation that is shared is the same: those from whom the same of its history is hidden. Whoever asks
 * with it may read that conversation so far, and nothing else.
 */
export function writeAudience({ conversationId, hiddenUpTo }: Sight): string {
  return `conversation:${conversationId}${hiddenUpTo === 0 ? '' : `:above:${hiddenUpTo}`}`;
}

/** Null for what names no audience of a conversation. */
export function readAudience(text: string | null): Sight | null {
  const [, conversationId, hiddenUpTo = '0'] = SHAPE.exec(text ?? '') ?? [];
  return isId(conversationId) ? { conversationId, hiddenUpTo: Number(hiddenUpTo) } : null;
}

/** Whoever asks: a person; an audience, where one answer is made for all of it; or nobody. */
export type Asker = Viewer | Sight | null;

export const isAudience = (asker: Asker): asker is Sight => asker !== null && 'hiddenUpTo' in asker;
