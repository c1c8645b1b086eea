import { toPlainText } from './markdown.ts';

const LONGEST = 200;
/** More is not looked at: however little of it is words, nobody is shown more than a line of them. */
const LOOKED_AT = 4000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How a message begins, as plain text of at most 200 characters. What does not fit is cut off between two characters as people see them. */
export function excerptOf(body: string): string {
  const text = toPlainText(body.slice(0, LOOKED_AT).toWellFormed());
  if (text.length <= LONGEST) return text;
  let excerpt = '';
  for (const { segment } of graphemes.segment(text.slice(0, LONGEST))) {
    if (excerpt.length + segment.length >= LONGEST) break;
    excerpt += segment;
  }
  return `${excerpt.trimEnd()}…`;
}
