import type { Database } from '@parley/kit/database';
import { BadUserInput } from '@parley/kit/errors';
import type { MessageRow } from '../store/rows.ts';
import type { SearchFacets, SearchHit, SearchIndex, SearchQuestion, SearchResult, SearchScope } from './search.index.ts';
import { isFindable } from './search.index.ts';
import { searchEntry } from './search-entry.ts';
import { likeStatement, MOST_COUNTED, type RawStatement, searchStatement } from './search-statement.ts';
import { slipsBetween, slipsForgiven } from './typo.ts';

/** For as long as one search may keep the database busy. */
const ANSWER_WITHIN_MS = 3000;
const TYPOS_WITHIN_MS = 1000;
const MOST_LIKE = 5;

/** The index in PostgreSQL. Within a transaction it writes in that one, so that what is committed is what is found. */
export class PostgresSearchIndex implements SearchIndex {
  constructor(private readonly database: Database) {}

  async put(messages: readonly MessageRow[]): Promise<void> {
    const rows = messages.filter(isFindable).map((message) => ({
      conversation_id: message.conversationId,
      number: message.number,
      revision: message.revision,
      sender_id: message.senderId,
      sent_at: message.sentAt,
      ...searchEntry(message),
    }));
    if (rows.length > 0) await this.database.em.execute(PUT, [JSON.stringify(rows)]);
  }

  async clear(): Promise<void> {
    await this.database.em.execute('truncate message_search');
  }

  async search(question: SearchQuestion): Promise<SearchResult> {
    if (question.scope.length === 0) return NOTHING;
    const [row] = await this.withinTime<FoundRow>(ANSWER_WITHIN_MS, [], searchStatement(question)).catch((error: unknown) => {
      if (isTimeout(error)) throw new BadUserInput('query', 'This looks for too much at once. Add words or operators.');
      throw error;
    });
    if (row === undefined) return NOTHING;
    const { hits, count, ...facets } = row;
    return {
      hits: hits.map((hit) => ({ ...hit, sentAt: new Date(hit.sentAt).toISOString() })),
      facets: { ...facets, count: Math.min(count, MOST_COUNTED), isCountCut: count > MOST_COUNTED },
    };
  }

  async wordsLike(word: string, scope: readonly SearchScope[]): Promise<string[]> {
    const most = slipsForgiven(word);
    if (most === 0 || scope.length === 0) return [];
    const settings = [`set local pg_trgm.word_similarity_threshold = ${likenessOf(word)}`];
    const rows = await this.withinTime<{ text: string }>(TYPOS_WITHIN_MS, settings, likeStatement(word, scope)).catch(
      (error: unknown) => {
        if (isTimeout(error)) return [];
        throw error;
      },
    );
    const counted = new Map<string, number>();
    for (const each of rows.flatMap(({ text }) => text.split(' '))) counted.set(each, (counted.get(each) ?? 0) + 1);
    return [...counted]
      .map(([like, times]) => ({ like, times, slips: slipsBetween(word, like, most) }))
      .filter(({ slips }) => slips > 0 && slips <= most)
      .sort((one, other) => one.slips - other.slips || other.times - one.times || (one.like < other.like ? -1 : 1))
      .slice(0, MOST_LIKE)
      .map(({ like }) => like);
  }

  private withinTime<Row>(limitMs: number, settings: readonly string[], { text, values }: RawStatement): Promise<Row[]> {
    return this.database.atomically(async () => {
      const { em } = this.database;
      await em.execute([`set local statement_timeout = ${limitMs}`, ...settings].join('; '));
      return em.execute<Row[]>(text, [...values]);
    });
  }
}

interface FoundRow extends Omit<SearchFacets, 'isCountCut'> {
  hits: SearchHit[];
}

const NOTHING: SearchResult = { hits: [], facets: { count: 0, isCountCut: false, conversations: [], senders: [], marks: [] } };

/** In one order of rows, so that no two writers wait for each other in a circle. */
const PUT = `
insert into message_search as known (conversation_id, number, revision, sender_id, sent_at, gone, marks, text, words)
select conversation_id, number, revision, sender_id, sent_at, gone, marks, text, words::tsvector
from jsonb_to_recordset(?::jsonb) as given (
  conversation_id uuid, number integer, revision integer, sender_id uuid, sent_at timestamptz,
  gone boolean, marks text[], text text, words text
)
order by conversation_id, number
on conflict (conversation_id, number) do update set
  revision = excluded.revision, gone = excluded.gone, marks = excluded.marks, text = excluded.text, words = excluded.words
where known.revision <= excluded.revision`;

/** How much of their three-letter pieces two words must share: letters that are swapped in the middle of a short word leave few. */
const likenessOf = (word: string) => (word.length < 6 ? 0.2 : 0.3);

/** query_canceled: what statement_timeout ends. */
function isTimeout(error: unknown): boolean {
  return (error as { code?: string }).code === '57014';
}
