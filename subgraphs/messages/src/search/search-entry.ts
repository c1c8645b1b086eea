import type { MessageRow } from '../store/rows.ts';
import type { Mark } from './search-query.ts';
import { wordsOf } from './words.ts';

/** What the index keeps of a message. */
export interface SearchEntry {
  /** Nothing of it is found any more. */
  gone: boolean;
  marks: readonly Mark[];
  /** Its words, one behind the other. */
  text: string;
  /** The words with their places, as PostgreSQL reads a tsvector, each behind the tag of its conversation. */
  words: string;
}

/** What the index takes from a message; a new one has the first four only. */
export type IndexedMessage = Pick<MessageRow, 'conversationId' | 'body' | 'attachments' | 'threadRoot'> &
  Partial<Pick<MessageRow, 'deletedAt' | 'editedAt' | 'pinnedAt' | 'reactions'>>;

const LINK = /\bhttps?:\/\/\S/i;

/**
 * What each word begins with in the index: then the words of a conversation lie together there, and the beginning of a word is looked up among
 * them, whatever everybody else has said. Two conversations may share a tag, so it never stands for the conversation itself.
 */
export const tagOf = (conversationId: string): string => `c${conversationId.slice(-8)}`;

export function searchEntry(message: IndexedMessage): SearchEntry {
  if (message.deletedAt != null) return { gone: true, marks: [], text: '', words: '' };
  const words = wordsOf(message.body);
  return { gone: false, marks: marksOf(message), text: words.join(' '), words: asVector(words, tagOf(message.conversationId)) };
}

/** Whether a change of a message is one for the index too: most reactions are none. */
export function isSameEntry(one: SearchEntry, other: SearchEntry): boolean {
  return one.gone === other.gone && one.words === other.words && one.marks.join() === other.marks.join();
}

function marksOf({ body, attachments, reactions = [], pinnedAt, editedAt, threadRoot }: IndexedMessage): Mark[] {
  const marks: [Mark, boolean][] = [
    ['link', LINK.test(body)],
    ['file', attachments.length > 0],
    ['reaction', reactions.length > 0],
    ['pinned', pinnedAt != null],
    ['edited', editedAt != null],
    ['thread', threadRoot !== null],
  ];
  return marks.filter(([, has]) => has).map(([mark]) => mark);
}

/** How many places of one word a tsvector holds. */
const MOST_PLACES = 255;

/** Words are letters, digits and pictures, so none of them needs an escape. */
function asVector(words: readonly string[], tag: string): string {
  const places = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    const known = places.get(word);
    if (known === undefined) places.set(word, [index + 1]);
    else if (known.length < MOST_PLACES) known.push(index + 1);
  }
  return [...places].map(([word, at]) => `'${tag}${word}':${at.join(',')}`).join(' ');
}
