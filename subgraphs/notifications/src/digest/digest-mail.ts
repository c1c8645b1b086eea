import { deedPart } from '../mail/deed.ts';
import type { MailWriter } from '../mail/mail-carrier.ts';
import type { MailContent } from '../mail/mail-content.ts';
import type { NotificationWords, Words } from '../notification/words.ts';
import type { People } from '../person/people.ts';
import type { WishesService } from '../preference/wishes.service.ts';
import type { UnsubscribeLinks } from '../unsubscribe/unsubscribe-links.ts';
import type { DigestStore } from './digest.store.ts';

export interface DigestMailOptions {
  digests: Pick<DigestStore, 'find' | 'untold'>;
  people: Pick<People, 'recipient'>;
  words: Words;
  wishes: Pick<WishesService, 'wishesOf'>;
  unsubscribeLinks: UnsubscribeLinks;
  /** Where people read the rest. */
  listUrl: string;
  /** Where people choose what they are mailed. */
  settingsUrl: string;
}

const SHOWN = 30;

/** What a person missed in a day or a week: what they have not read, and were not mailed. */
export function createDigestMails(options: DigestMailOptions): MailWriter<'digest'> {
  const { digests, people, words, wishes, unsubscribeLinks, listUrl, settingsUrl } = options;
  return async ({ userId, content: { from, until } }) => {
    const [recipient, wanted] = await Promise.all([people.recipient(userId), digests.find(userId)]);
    if (recipient === null || recipient.suspended) return { nothing: 'The person is gone.' };
    if (recipient.email === null) return { nothing: 'The person has no address that is known to be theirs.' };
    if (wanted === null) return { nothing: 'The person wants no digest any more.' };
    const untold = await digests.untold(userId, new Date(from), new Date(until), SHOWN);
    const found = await words.of(userId, untold.ids);
    const told = found.filter((one): one is NotificationWords => one !== null);
    if (told.length === 0) return { nothing: 'All of it was read, or is gone.' };
    const { timeZone } = await wishes.wishesOf(userId);
    const unsubscribeUrl = unsubscribeLinks.to(userId, 'digest');
    const more = untold.count - untold.ids.length;
    const content: MailContent = {
      subject: wanted.every === 'DAILY' ? 'What you missed today' : 'What you missed this week',
      parts: [
        ...told.map((one) => deedPart(one, timeZone)),
        ...(more > 0 ? [{ kind: 'paragraph', text: `And ${more} more.` } as const] : []),
        { kind: 'button', link: { label: 'See all of it', url: listUrl } },
      ],
      notes: [`You chose to be sent this ${wanted.every === 'DAILY' ? 'every day' : 'every week'}.`],
      ways: [
        { label: 'Choose what you are mailed', url: settingsUrl },
        { label: 'Stop this digest', url: unsubscribeUrl },
      ],
    };
    return { to: recipient.email, content, unsubscribeUrl };
  };
}
