import { BadUserInput } from '@parley/kit/errors';

/** Exactly one emoji of Unicode's list. */
// biome-ignore lint/complexity/useRegexLiterals: the flag is younger than the compiler's target
const EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');
const AS_PICTURE = '\ufe0f';

/** One emoji in its full spelling, so that a heart with and without the mark "as a picture" is the same reaction. */
export function readEmoji(field: string, given: string): string {
  const text = given.length <= 64 ? given.trim() : '';
  const emoji = [text, `${text}${AS_PICTURE}`].find((spelling) => EMOJI.test(spelling));
  if (emoji === undefined) throw new BadUserInput(field, 'Give exactly one emoji.');
  return emoji;
}
