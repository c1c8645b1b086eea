import { Migration } from '@mikro-orm/migrations';

/**
 * The index of the search (src/search). It refers to no message, as messages may live in another database. A deleted message keeps its row,
 * empty, so that an older state of it that arrives late does not bring it back. The words are taken from the text by the subgraph itself, and each
 * carries the mark of its conversation (search-entry.ts).
 */
export class Search extends Migration {
  override up(): void {
    this.addSql(`
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

create table message_search (
  conversation_id uuid not null,
  number integer not null,
  revision integer not null,
  sender_id uuid not null,
  sent_at timestamptz(3) not null,
  gone boolean not null,
  marks text[] not null,
  text text not null,
  words tsvector not null,
  primary key (conversation_id, number)
) with (fillfactor = 90);
create index message_search_words on message_search using gin (words);
create index message_search_like on message_search using gin (conversation_id, marks, text gin_trgm_ops);
create index message_search_latest on message_search (conversation_id, sent_at);
create index message_search_sender on message_search (conversation_id, sender_id, sent_at);
`);
  }
}
