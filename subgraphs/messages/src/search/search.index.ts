import type { MessageReference, MessageRow } from '../store/rows.ts';
import type { Mark } from './search-query.ts';
import type { TimeSpan } from './search-time.ts';

/**
 * Finds messages by their words and by what they have, in an index of its own. It is told of each message as it is now, in any order and as
 * often as may be: what is older than what it knows does no harm. It asks nobody who may see what: whoever searches names the conversations.
 */
export interface SearchIndex {
  /** Takes in messages as they are; one that was deleted is found no more. Those that tell of the conversation itself are left out. */
  put(messages: readonly MessageRow[]): Promise<void>;
  /** Forgets everything, for a rebuild. */
  clear(): Promise<void>;
  search(question: SearchQuestion): Promise<SearchResult>;
  /** Words in what the searcher may see that are spelt much like the given one, the likeliest first; none for a word that is said often, and when that takes too long. */
  wordsLike(word: string, scope: readonly SearchScope[]): Promise<string[]>;
}

/** A conversation that is searched, and what of it. */
export interface SearchScope {
  conversationId: string;
  /** Messages up to this number are not shown to whoever searches. */
  hiddenUpTo: number;
  /** Messages up to this number are archived; needed when the question asks for that. */
  archivedUpTo?: number;
}

export interface SearchQuestion {
  scope: readonly SearchScope[];
  words: readonly WordsWanted[];
  fromAnyOf: readonly string[] | null;
  fromNoneOf: readonly string[];
  within: readonly TimeSpan[];
  notWithin: readonly TimeSpan[];
  with: readonly Mark[];
  without: readonly Mark[];
  limit: number;
  after: SearchPosition | null;
  /** Nothing younger is found, and by this ages are told, so that pages of one search fit together. */
  asOf: Date;
}

export interface WordsWanted {
  /** They stand one after the other. */
  words: readonly string[];
  /** Whether the last may go on. */
  prefix: boolean;
  negated: boolean;
  /** Other spellings of a single word. */
  alternatives: readonly string[];
}

/** Stands between two messages that were found: those that fit best come first, of equals the youngest. */
export interface SearchPosition extends MessageReference {
  score: number;
  sentAt: string;
}

export interface SearchHit extends SearchPosition {
  sentAt: string;
}

export interface SearchResult {
  /** One more than the limit where there are more. */
  hits: readonly SearchHit[];
  facets: SearchFacets;
}

/** What all that was found, not only this page, is made of. Of very much the youngest part is looked at. */
export interface SearchFacets {
  count: number;
  /** Whether more would be found than was looked at. */
  isCountCut: boolean;
  /** Most first, and no more than a screen shows. */
  conversations: readonly { id: string; count: number }[];
  senders: readonly { id: string; count: number }[];
  marks: readonly { mark: Mark; count: number }[];
}

/** Messages that tell of the conversation itself are never found, so that whoever keeps the index need not be told of them. */
export function isFindable({ system }: Pick<MessageRow, 'system'>): boolean {
  return system === null;
}
