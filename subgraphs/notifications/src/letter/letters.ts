import type { LetterName } from '../delivery/delivery.ts';
import type { MailContent, MailPart } from '../mail/mail-content.ts';

/** What a letter says. Nothing that anybody typed stands in one: our letterhead must not carry a stranger's words. */
export interface LetterFacts {
  url: string;
  /** When it happened, in words. */
  at: string;
}

const NOT_YOU = 'If you did not ask for this, you need not do anything.';

const LETTERS: Record<LetterName, (facts: LetterFacts) => MailContent> = {
  verifyAddress: ({ url }) =>
    letter('Confirm your e-mail address', {
      says: ['an account was made with this address. Please confirm that it is yours.'],
      link: { label: 'Confirm the address', url },
      notes: [
        'The link works once, within 24 hours.',
        'If you did not make an account, somebody mistyped: you need not do anything.',
      ],
    }),
  resetPassword: ({ url }) =>
    letter('Set a new password', {
      says: ['somebody, probably you, asked to set a new password for your account.'],
      link: { label: 'Set a new password', url },
      notes: ['The link works once, within an hour.', `${NOT_YOU} Your password stays as it is.`],
    }),
  confirmNewAddress: ({ url }) =>
    letter('Confirm your new e-mail address', {
      says: ['you asked to use this address for your account from now on.'],
      link: { label: 'Use this address', url },
      notes: ['The link works once, within 24 hours.', NOT_YOU],
    }),
  addressIsToChange: ({ url }) =>
    letter('Your e-mail address is about to change', {
      says: [
        'somebody who knows your password asked to use another e-mail address for your account. It changes when the new address is confirmed.',
        'If this was not you, set a new password now.',
      ],
      link: { label: 'Set a new password', url },
    }),
  passwordWasChanged: ({ url }) =>
    letter('Your password was changed', {
      says: ['the password of your account was changed.', 'If this was not you, set a new one now.'],
      link: { label: 'Set a new password', url },
    }),
  newDevice: ({ url, at }) =>
    letter('A log-in from a new device', {
      says: [
        `somebody logged in to your account from a device that we did not know, on ${at}.`,
        'If this was not you, end the session and set a new password.',
      ],
      link: { label: 'See where you are logged in', url },
    }),
};

export const writeLetter = (name: LetterName, facts: LetterFacts): MailContent => LETTERS[name](facts);

function letter(
  subject: string,
  { says, link, notes = [] }: { says: readonly string[]; link: { label: string; url: string }; notes?: readonly string[] },
): MailContent {
  const paragraphs = ['Hello,', ...says].map((text): MailPart => ({ kind: 'paragraph', text }));
  return { subject, parts: [...paragraphs, { kind: 'button', link }], notes, ways: [] };
}
