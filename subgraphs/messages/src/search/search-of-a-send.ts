import { type IndexedMessage, searchEntry } from './search-entry.ts';

/**
 * The part of the index in the statement that sends a message, so that a send stays one round trip: takes the new row from `message`, which
 * that statement names so, and three values from `$first` on.
 */
export const insertIntoIndex = (first: number) => `
insert into message_search (conversation_id, number, revision, sender_id, sent_at, gone, marks, text, words)
select conversation_id, number, revision, sender_id, sent_at, false, $${first}::text[], $${first + 1}, $${first + 2}::tsvector
from message`;

export function indexValues(message: IndexedMessage): readonly unknown[] {
  const { marks, text, words } = searchEntry(message);
  return [marks, text, words];
}
