import type { MailWriter } from '../mail/mail-carrier.ts';
import { momentInWords } from '../mail/moment-in-words.ts';
import type { People } from '../person/people.ts';
import type { AccountLetters } from './account-letters.ts';
import { writeLetter } from './letters.ts';

export interface LetterMailOptions {
  letters: Pick<AccountLetters, 'content'>;
  people: Pick<People, 'recipient'>;
}

/** Letters about the account: they go to the address that the account has, confirmed or not, and cannot be stopped. */
export function createLetterMails({ letters, people }: LetterMailOptions): MailWriter<'letter'> {
  return async ({ userId, content: { letter, eventId, at } }) => {
    const content = await letters.content({ letter, eventId, userId, at });
    if (content === null) return { nothing: 'There is nothing to send any more.' };
    // The one that says when.
    const recipient = letter === 'newDevice' ? await people.recipient(userId) : null;
    const moment = momentInWords(new Date(at), recipient?.timeZone ?? null);
    return { to: content.to, content: writeLetter(letter, { url: content.url, at: moment }), unsubscribeUrl: null };
  };
}
