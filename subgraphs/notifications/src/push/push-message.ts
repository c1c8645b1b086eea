import { nameOfOthers, saidByOthers } from '../mail/words-of-others.ts';
import type { NotificationWords } from '../notification/words.ts';

/** What is pushed: enough to be shown by a device that cannot ask, and ids for one that can. */
export interface PushMessage {
  id: string;
  kind: string;
  title: string;
  body: string;
  url: string;
  /** ISO 8601. */
  at: string;
}

const LONGEST_BODY = 200;

export function pushMessage(words: NotificationWords): PushMessage {
  const { id, kind, at, url } = words;
  return { id, kind, title: titleOf(words), body: shorten(bodyOf(words), LONGEST_BODY), url, at: at.toISOString() };
}

function titleOf({ kind, actor, conversation }: NotificationWords): string {
  if (kind === 'SECURITY') return 'Your account';
  const who = nameOfOthers(actor ?? 'Somebody');
  const where = conversation?.name ?? null;
  return where === null ? who : `${who} in ${nameOfOthers(where)}`;
}

function bodyOf(words: NotificationWords): string {
  switch (words.kind) {
    case 'MENTION':
    case 'DIRECT_MESSAGE':
    case 'REPLY':
    case 'MESSAGE':
      return said(words);
    case 'REACTION':
      return `Reacted with ${words.emoji ?? 'an emoji'}: ${said(words)}`;
    case 'INVITATION':
      return 'Brought you into the conversation.';
    case 'CONTACT_REQUEST':
      return 'Wants to be in contact with you.';
    case 'CONTACT_ACCEPTED':
      return 'Is in contact with you now.';
    case 'MISSED_CALL':
      return 'Called you.';
    case 'SECURITY':
      return 'Something happened to the safety of your account.';
  }
}

function said({ excerpt, attachmentCount }: NotificationWords): string {
  if (excerpt !== null && excerpt !== '') return saidByOthers(excerpt);
  return attachmentCount > 1 ? `${attachmentCount} files` : 'A file';
}

function shorten(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
