const EMOJI = /^\p{RGI_Emoji}$/v;
const MOST = 6;

/** Whether a text is a few emoji and nothing else: such a one is shown large. */
export function isOnlyEmoji(text: string): boolean {
  const bare = text.replace(/\s/g, '');
  if (bare === '' || bare.length > MOST * 16) return false;
  const characters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(bare)];
  return characters.length <= MOST && characters.every(({ segment }) => EMOJI.test(segment));
}
