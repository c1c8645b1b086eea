import { BadUserInput } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';

export const MOST_ATTACHMENTS = 10;

/** Each file once, in the order in which they were given. */
export function readAttachmentIds(field: string, given: readonly string[]): string[] {
  const ids = [...new Set(given)];
  if (ids.length > MOST_ATTACHMENTS) throw new BadUserInput(field, `Attach at most ${MOST_ATTACHMENTS} files.`);
  if (!ids.every(isId)) throw new BadUserInput(field, 'Give ids of files.');
  return ids;
}
