import type { NotificationWords, Words } from '../notification/words.ts';
import type { People } from '../person/people.ts';
import type { WishesService } from '../preference/wishes.service.ts';
import type { UnsubscribeLinks } from '../unsubscribe/unsubscribe-links.ts';
import { deedPart, deedPhrase, placeOf } from './deed.ts';
import type { MailWriter } from './mail-carrier.ts';
import type { MailContent } from './mail-content.ts';
import { phraseText } from './text-mail.ts';

export interface NotificationMailOptions {
  people: Pick<People, 'recipient'>;
  words: Words;
  wishes: Pick<WishesService, 'wishesOf'>;
  unsubscribeLinks: UnsubscribeLinks;
  /** Where people choose what they are mailed. */
  settingsUrl: string;
}

/** A longer list is read in the app. */
const SHOWN = 20;

/** One mail for a burst of notifications: for all that the person has not read yet, may still see, and still wants to be mailed. */
export function createNotificationMails(options: NotificationMailOptions): MailWriter<'notification'> {
  const { people, words, wishes, unsubscribeLinks, settingsUrl } = options;
  return async ({ userId, notificationIds }) => {
    const recipient = await people.recipient(userId);
    if (recipient === null || recipient.suspended) return { nothing: 'The person is gone.' };
    if (recipient.email === null) return { nothing: 'The person has no address that is known to be theirs.' };
    const { channels, timeZone } = await wishes.wishesOf(userId);
    const found = await words.of(userId, notificationIds);
    const told = found.filter((one): one is NotificationWords => one !== null && channels[one.kind].email);
    if (told.length === 0) return { nothing: 'All of it was read, is gone, or is not wanted any more.' };
    const unsubscribeUrl = unsubscribeLinks.to(userId, 'notifications');
    const content: MailContent = {
      subject: subjectOf(told),
      parts: [
        ...told.slice(0, SHOWN).map((one) => deedPart(one, timeZone)),
        ...(told.length > SHOWN ? [{ kind: 'paragraph', text: `And ${told.length - SHOWN} more.` } as const] : []),
      ],
      notes: ['You are mailed what you have not read for a while.'],
      ways: [
        { label: 'Choose what you are mailed', url: settingsUrl },
        { label: 'Stop these mails', url: unsubscribeUrl },
      ],
    };
    return { to: recipient.email, content, unsubscribeUrl };
  };
}

/** Strangers can ask for contact and invite: what they are called is said inside of the mail only. */
function subjectOf(told: readonly NotificationWords[]): string {
  const [first] = told;
  if (first === undefined) return '';
  const places = new Set(told.map(({ conversation }) => JSON.stringify(conversation)));
  if (told.length > 1) {
    const place = places.size === 1 ? placeOf(first.conversation) : null;
    return place === null ? `${told.length} things wait for you` : phraseText([`${told.length} things wait for you in `, place]);
  }
  switch (first.kind) {
    case 'CONTACT_REQUEST':
      return 'Somebody would like to be in contact with you';
    case 'INVITATION':
      return 'You were added to a conversation';
    default:
      return phraseText(deedPhrase(first));
  }
}
