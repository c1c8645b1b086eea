import { join } from 'node:path';
import { readText } from './files.ts';

export const ACCEPTED_BREAKS_FILE = 'schema/accepted-breaks.txt';

/**
 * The breaking changes that somebody decided on: one to a line, in the very words in which `npm run schema -- check` tells it. Lines that
 * begin with # say why.
 */
export async function readAcceptedBreaks(root: string): Promise<Set<string>> {
  const text = (await readText(join(root, ACCEPTED_BREAKS_FILE))) ?? '';
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
