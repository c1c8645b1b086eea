import { BadUserInput, Forbidden } from '@parley/kit/errors';
import type { Question } from '@parley/kit/subgraph';
import { z } from 'zod';
import { LETTER_NAMES, type LetterService } from './letter.service.ts';

const keys = z.array(
  z.object({ letter: z.enum(LETTER_NAMES), eventId: z.uuid(), userId: z.uuid(), at: z.iso.datetime().pipe(z.coerce.date()) }),
);

/**
 * `letter`: for each {letter, eventId, userId, at} where the letter goes and what it asks to open, or null when there is nothing to send any more. Only who
 * sends mails is answered: whoever has a link can set a new password.
 */
export function letterQuestion(letters: LetterService, sender: string): Question {
  return async (given, asker) => {
    if (asker !== sender) throw new Forbidden(`Only ${sender} asks this.`);
    const read = keys.safeParse(given);
    if (!read.success) throw new BadUserInput('keys', 'Each key is {letter, eventId, userId, at}.');
    return Promise.all(read.data.map((cause) => letters.contentOf(cause)));
  };
}
