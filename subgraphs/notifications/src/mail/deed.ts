import type { NotificationWords } from '../notification/words.ts';
import type { MailPart, Phrase } from './mail-content.ts';
import { momentInWords } from './moment-in-words.ts';
import { nameOfOthers, saidByOthers } from './words-of-others.ts';

/** What a notification tells, in a sentence that a subject may be too. */
export function deedPhrase({ kind, actor, conversation, emoji }: NotificationWords): Phrase {
  const name = nameOfOthers(actor ?? '');
  const somebody = name === '' ? 'Somebody' : { others: name };
  const place = placeOf(conversation);
  const within: Phrase = place === null ? [] : [' in ', place];
  switch (kind) {
    case 'MENTION':
      return [somebody, ' mentioned you', ...within];
    case 'DIRECT_MESSAGE':
      return [somebody, ' wrote to you'];
    case 'REPLY':
      return [somebody, ' replied in a thread', ...within];
    case 'MESSAGE':
      return [somebody, ' wrote', ...within];
    case 'REACTION':
      return emoji === null
        ? [somebody, ' reacted to your message', ...within]
        : [somebody, ' reacted with ', { others: nameOfOthers(emoji) }, ' to your message', ...within];
    case 'INVITATION':
      return [somebody, ' added you to ', place ?? 'a conversation'];
    case 'CONTACT_REQUEST':
      return [somebody, ' would like to be in contact with you'];
    case 'CONTACT_ACCEPTED':
      return [somebody, ' is in contact with you now'];
    case 'MISSED_CALL':
      return ['You missed a call from ', somebody === 'Somebody' ? 'somebody' : somebody];
    case 'SECURITY':
      return ['Something about your account has changed'];
  }
}

/** The same with what was said, when, and where to answer. */
export function deedPart(words: NotificationWords, timeZone: string | null): MailPart {
  const { at, excerpt, attachmentCount, url } = words;
  const said = [...(excerpt ? [saidByOthers(excerpt)] : []), ...(attachmentCount > 0 ? [filesInWords(attachmentCount)] : [])];
  return {
    kind: 'deed',
    told: deedPhrase(words),
    said: said.length === 0 ? null : said.join('\n'),
    at: momentInWords(at, timeZone),
    link: { label: 'Open', url },
  };
}

/** Two people who talk with each other are in no place that has a name. */
export function placeOf(conversation: NotificationWords['conversation']): Phrase[number] | null {
  if (conversation === null || conversation.kind === 'DIRECT') return null;
  const name = nameOfOthers(conversation.name ?? '');
  if (name !== '') return { others: name };
  return conversation.kind === 'CHANNEL' ? 'a channel' : 'a group';
}

const filesInWords = (count: number): string => (count === 1 ? '(a file)' : `(${count} files)`);
