import type { Letter } from './letter.ts';

const NOT_YOU = 'If you did not ask for this, you need not do anything.';

export const verifyAddress = (url: string): Letter => ({
  subject: 'Confirm your e-mail address',
  paragraphs: ['Hello,', 'an account was made with this address. Please confirm that it is yours.'],
  link: { label: 'Confirm the address', url },
  notes: [
    'The link works once, within 24 hours.',
    'If you did not make an account, somebody mistyped: you need not do anything.',
  ],
});

export const resetPassword = (url: string): Letter => ({
  subject: 'Set a new password',
  paragraphs: ['Hello,', 'somebody, probably you, asked to set a new password for your account.'],
  link: { label: 'Set a new password', url },
  notes: ['The link works once, within an hour.', `${NOT_YOU} Your password stays as it is.`],
});

export const confirmNewAddress = (url: string): Letter => ({
  subject: 'Confirm your new e-mail address',
  paragraphs: ['Hello,', 'you asked to use this address for your account from now on.'],
  link: { label: 'Use this address', url },
  notes: ['The link works once, within 24 hours.', NOT_YOU],
});

export const addressIsToChange = (url: string): Letter => ({
  subject: 'Your e-mail address is about to change',
  paragraphs: [
    'Hello,',
    'somebody who knows your password asked to use another e-mail address for your account. It changes when the new address is confirmed.',
    'If this was not you, set a new password now.',
  ],
  link: { label: 'Set a new password', url },
});

export const passwordWasChanged = (url: string): Letter => ({
  subject: 'Your password was changed',
  paragraphs: ['Hello,', 'the password of your account was changed.', 'If this was not you, set a new one now.'],
  link: { label: 'Set a new password', url },
});

export const newDevice = (at: Date, url: string): Letter => ({
  subject: 'A log-in from a new device',
  paragraphs: [
    'Hello,',
    `somebody logged in to your account from a device that we did not know, on ${at.toUTCString()}.`,
    'If this was not you, end the session and set a new password.',
  ],
  link: { label: 'See where you are logged in', url },
});
