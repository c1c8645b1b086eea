import type { Running } from '@parley/kit/process';
import type { Carrier } from '../delivery/delivery.ts';
import type { DigestStore } from '../digest/digest.store.ts';
import { createDigestMails } from '../digest/digest-mail.ts';
import type { AccountLetters } from '../letter/account-letters.ts';
import { createLetterMails } from '../letter/letter-mail.ts';
import type { Words } from '../notification/words.ts';
import type { People } from '../person/people.ts';
import type { WishesService } from '../preference/wishes.service.ts';
import type { UnsubscribeLinks } from '../unsubscribe/unsubscribe-links.ts';
import { createMailCarrier } from './mail-carrier.ts';
import { createNotificationMails } from './notification-mail.ts';
import { createPost } from './post.ts';
import type { Sender } from './sender.ts';

export interface MailOptions {
  smtpUrl: string;
  sender: Sender;
  /** So many mails are under way at once. */
  atOnce: number;
  people: People;
  words: Words;
  wishes: Pick<WishesService, 'wishesOf'>;
  letters: AccountLetters;
  digests: DigestStore;
  unsubscribeLinks: UnsubscribeLinks;
  /** Where the web app is. */
  publicUrl: string;
}

/** All that goes out by mail. */
export function createMail({
  smtpUrl,
  sender,
  atOnce,
  publicUrl,
  letters,
  ...options
}: MailOptions): Running & { carrier: Carrier } {
  const post = createPost({ smtpUrl, sender, connections: atOnce });
  const addresses = { listUrl: `${publicUrl}/notifications`, settingsUrl: settingsUrl(publicUrl) };
  const carrier = createMailCarrier({
    write: {
      notification: createNotificationMails({ ...options, ...addresses }),
      letter: createLetterMails({ letters, people: options.people }),
      digest: createDigestMails({ ...options, ...addresses }),
    },
    post,
    house: sender.name === '' ? 'Parley' : sender.name,
  });
  return { carrier, stop: () => post.stop() };
}

/** Where people choose what they are mailed. */
export const settingsUrl = (publicUrl: string): string => `${publicUrl}/settings/notifications`;
