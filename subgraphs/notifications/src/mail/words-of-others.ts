const LONGEST = 60;
const LONGEST_SUBJECT = 120;

/** Control characters, line ends, halves of characters, and marks that turn the direction of what stands beside the text. */
const HIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;
/** With one of these somebody's name could leave the quotation marks that stand around it. */
const QUOTATION_MARKS = /["“”„‟«»]/g;

/** A name as it may stand among our words: on one line, not long, and without what ends a quotation. */
export function nameOfOthers(name: string): string {
  return cut(name.replace(HIDDEN, ' ').replace(QUOTATION_MARKS, "'").replace(/\s+/g, ' ').trim(), LONGEST);
}

/** One line, whatever was in it. */
export function subjectLine(text: string): string {
  return cut(text.replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim(), LONGEST_SUBJECT);
}

/** What somebody said, in lines of its own: those may stay. */
export function saidByOthers(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(HIDDEN, ' ').trimEnd())
    .join('\n')
    .trim();
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
