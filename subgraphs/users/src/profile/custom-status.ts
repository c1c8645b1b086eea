import { readText } from '@parley/kit/bounded-text';
import { BadUserInput } from '@parley/kit/errors';

export interface CustomStatusChange {
  emoji?: string | null;
  text?: string | null;
  until?: Date | null;
}

const LONGEST_TEXT = 100;
/** A flag, a family or a skin tone takes several code points, and is one emoji to a reader. */
const ONE_EMOJI_PATTERN = '^\\p{RGI_Emoji}$';
const ONE_EMOJI = new RegExp(ONE_EMOJI_PATTERN, 'v');

/** What the account keeps of a status. One without emoji and words is none. */
export function readCustomStatus(field: string, given: CustomStatusChange | null, now = new Date()) {
  const statusEmoji = readEmoji(`${field}.emoji`, given?.emoji ?? '');
  const statusText = readText(`${field}.text`, given?.text ?? '', { longest: LONGEST_TEXT }) || null;
  const until = given?.until ?? null;
  if (until !== null && until <= now) throw new BadUserInput(`${field}.until`, 'Give a time to come.');
  const none = statusEmoji === null && statusText === null;
  return { statusEmoji, statusText, statusUntil: none ? null : until };
}

function readEmoji(field: string, given: string): string | null {
  if (given === '') return null;
  if (!ONE_EMOJI.test(given)) throw new BadUserInput(field, 'Give one emoji.');
  return given;
}
