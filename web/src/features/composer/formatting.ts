/** A text and what of it is selected. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

export type Format = 'bold' | 'italic' | 'strike' | 'code' | 'quote' | 'list';

const AROUND: Readonly<Partial<Record<Format, string>>> = { bold: '**', italic: '_', strike: '~~', code: '`' };
const BEFORE_LINES: Readonly<Partial<Record<Format, string>>> = { quote: '> ', list: '- ' };

/** Puts marks of Markdown around what is selected, or before its lines; takes them away where they are there already. */
export function format(given: Selection, wanted: Format): Selection {
  const around = AROUND[wanted];
  return around === undefined ? markLines(given, BEFORE_LINES[wanted] ?? '') : markAround(given, around);
}

function markAround({ text, start, end }: Selection, mark: string): Selection {
  const [before, selected, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return {
      text: before.slice(0, -mark.length) + selected + after.slice(mark.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  return { text: before + mark + selected + mark + after, start: start + mark.length, end: end + mark.length };
}

function markLines({ text, start, end }: Selection, mark: string): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const isMarked = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n');
  return { text: text.slice(0, from) + changed + text.slice(end), start: from, end: from + changed.length };
}
