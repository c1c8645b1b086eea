import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import { writeMessageId } from '../message/message-id.ts';
import type { MessageReference, MessageRow } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';
import { type HighlightPiece, highlight } from './highlight.ts';
import type { UnderstandQuery } from './query-meaning.ts';
import type { SearchFacets, SearchIndex, SearchQuestion, SearchResult, SearchScope, WordsWanted } from './search.index.ts';
import { parseQuery, type QueryProblem } from './search-query.ts';
import { slipsForgiven } from './typo.ts';

export interface FoundEdge {
  cursor: string;
  node: MessageRow;
  score: number;
  highlights: readonly HighlightPiece[];
}

export interface Found {
  edges: readonly FoundEdge[];
  pageInfo: Connection<MessageRow>['pageInfo'];
  facets: SearchFacets;
  problems: readonly QueryProblem[];
  corrections: readonly Correction[];
}

/** Little was found for a word, so that others were looked for beside it. */
export interface Correction {
  word: string;
  alternatives: readonly string[];
}

export interface SearchServiceOptions {
  store: MessagesStore;
  index: SearchIndex;
  understand: UnderstandQuery;
}

/** As search words are: nothing else may come into a query from a cursor. */
const word = z.string().regex(/^[\p{L}\p{N}\p{M}]{1,64}$/u);

const position = z.object({
  asOf: z.iso.datetime(),
  score: z.number(),
  sentAt: z.iso.datetime(),
  conversationId: z.uuid(),
  number: z.int().min(1).max(2_147_483_647),
  /** The other spellings that the first page was found with, by their words. */
  like: z.record(word, z.array(word).max(5)).refine((like) => Object.keys(like).length <= 20),
});

type Position = z.output<typeof position>;
type Spellings = Position['like'];

/** Below so many, other spellings are looked for. */
const FEW = 3;
/** Each takes a search of its own. */
const MOST_CORRECTED = 4;

/** Finds what was said, in what the viewer may read and nowhere else. */
export class SearchService {
  constructor(private readonly options: SearchServiceOptions) {}

  async search(viewer: Viewer | null, query: string, page: PageRequest): Promise<Found> {
    const { id } = requireViewer(viewer, 'messages:read');
    const { after, limit } = readPage(page, position);
    const asOf = after === null ? new Date() : new Date(after.asOf);
    const understood = await this.options.understand(id, parseQuery(query));
    const { problems } = understood;
    const question: SearchQuestion = { ...understood.question, limit, after, asOf };
    const { result, like } = problems.length > 0 ? NOTHING : await this.find(question, after?.like ?? null);
    const { words } = withSpellings(question, like);
    const messages = await this.messagesOf(result.hits, question.scope);
    const { edges, pageInfo } = toConnection(
      result.hits,
      { limit, after },
      (hit): Position => ({ ...hit, asOf: asOf.toISOString(), like }),
      ({ score, ...reference }) => ({ score, message: messages.get(writeMessageId(reference)) }),
    );
    return {
      // The index may lag behind: what was deleted meanwhile is missing in its page, and the pages still fit together.
      edges: edges.flatMap(({ cursor, node: { message, score } }) =>
        message === undefined ? [] : [{ cursor, node: message, score, highlights: highlight(message.body, words) }],
      ),
      pageInfo,
      facets: result.facets,
      problems,
      corrections: Object.entries(like).map(([word, alternatives]) => ({ word, alternatives })),
    };
  }

  /** With other spellings of the words where little is found as they are; later pages go on with those of the first. */
  private async find(question: SearchQuestion, known: Spellings | null): Promise<{ result: SearchResult; like: Spellings }> {
    const { index } = this.options;
    const result = await index.search(withSpellings(question, known ?? {}));
    if (known !== null || result.facets.count >= FEW) return { result, like: known ?? {} };
    const like = await this.spellingsOf(question);
    if (Object.keys(like).length === 0) return { result, like };
    const more = await index.search(withSpellings(question, like));
    return more.facets.count > result.facets.count ? { result: more, like } : { result, like: {} };
  }

  private async spellingsOf({ words, scope }: SearchQuestion): Promise<Spellings> {
    const suspects = new Set(words.filter(mayBeMisspelt).map(({ words: [word] }) => word as string));
    const found: [string, string[]][] = [];
    for (const word of [...suspects].slice(0, MOST_CORRECTED))
      found.push([word, await this.options.index.wordsLike(word, scope)]);
    return Object.fromEntries(found.filter(([, alternatives]) => alternatives.length > 0));
  }

  private async messagesOf(hits: readonly MessageReference[], scope: readonly SearchScope[]): Promise<Map<string, MessageRow>> {
    if (hits.length === 0) return new Map();
    const hidden = new Map(scope.map(({ conversationId, hiddenUpTo }) => [conversationId, hiddenUpTo]));
    const rows = await this.options.store.messages.byReferences(hits);
    const readable = rows.filter(
      ({ conversationId, number, deletedAt }) =>
        deletedAt === null && number > (hidden.get(conversationId) ?? Number.POSITIVE_INFINITY),
    );
    return new Map(readable.map((row) => [writeMessageId(row), row]));
  }
}

function withSpellings(question: SearchQuestion, like: Spellings): SearchQuestion {
  const words = question.words.map((wanted) => {
    const [word] = wanted.words;
    return word !== undefined && mayBeMisspelt(wanted) ? { ...wanted, alternatives: like[word] ?? [] } : wanted;
  });
  return { ...question, words };
}

/** A phrase in quotes is meant as it stands, and what is not wanted is meant exactly. */
function mayBeMisspelt({ words, prefix, negated }: WordsWanted): boolean {
  return prefix && !negated && words.length === 1 && slipsForgiven(words[0] ?? '') > 0;
}

const NOTHING: { result: SearchResult; like: Spellings } = {
  result: { hits: [], facets: { count: 0, isCountCut: false, conversations: [], senders: [], marks: [] } },
  like: {},
};
