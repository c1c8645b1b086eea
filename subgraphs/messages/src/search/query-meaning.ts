import { isId } from '@parley/kit/id';
import { directId } from '../conversation/direct-id.ts';
import type { ConversationRow, MemberRow } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';
import type { SearchQuestion, SearchScope } from './search.index.ts';
import type { ParsedQuery, QueryProblem, Term } from './search-query.ts';

/** What is asked, without the page; and what of the query names nothing that the viewer knows. */
export interface Meaning {
  question: Omit<SearchQuestion, 'limit' | 'after' | 'asOf'>;
  problems: readonly QueryProblem[];
}

export type UnderstandQuery = (viewerId: string, query: ParsedQuery) => Promise<Meaning>;

export interface QueryMeaningOptions {
  store: MessagesStore;
  /** The ids of the people of this name, in any case. */
  peopleNamed(name: string): Promise<readonly string[]>;
}

type Named = Extract<Term, { name: string }>;

const MENTION = /^<?@?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>?$/;

/**
 * Finds out whom and which conversations a query names. A person is named as `me`, by a mention or an id, or by their name; a conversation
 * by its name or id, and a direct one by who it is with. Conversations are looked for among the viewer's own only, so that nobody learns
 * of others.
 */
export function createQueryMeaning({ store, peopleNamed }: QueryMeaningOptions): UnderstandQuery {
  const peopleOf = async (viewerId: string, name: string): Promise<readonly string[]> => {
    if (name.toLowerCase() === 'me') return [viewerId];
    const [, id] = MENTION.exec(name) ?? [];
    return id === undefined ? peopleNamed(name.replace(/^@/, '')) : [id];
  };

  const conversationsOf = async (viewerId: string, name: string, own: readonly ConversationRow[]): Promise<string[]> => {
    const wanted = name.replace(/^#/, '').toLowerCase();
    const named = own.filter((conversation) => conversation.id === wanted || conversation.name?.toLowerCase() === wanted);
    if (named.length > 0) return named.map(({ id }) => id);
    const people = isId(wanted) ? [] : await peopleOf(viewerId, name);
    const direct = new Set(people.map((userId) => directId(viewerId, userId)));
    return own.filter(({ id }) => direct.has(id)).map(({ id }) => id);
  };

  return async (viewerId, { terms, problems }) => {
    const memberships = await store.members.membershipsOf(viewerId);
    const ids = memberships.map(({ conversationId }) => conversationId);
    const own = terms.some(({ kind }) => kind === 'in') ? await store.conversations.byIds(ids) : [];
    const unknown: QueryProblem[] = [];
    const resolve = async (kind: Named['kind'], find: (name: string) => Promise<readonly string[]>) => {
      const named = terms.filter((term) => term.kind === kind) as Named[];
      const found = { anyOf: new Set<string>(), noneOf: new Set<string>(), isAsked: named.some(({ negated }) => !negated) };
      for (const { name, text, negated } of named) {
        const matches = await find(name);
        if (matches.length === 0) unknown.push({ text, message: UNKNOWN[kind] });
        for (const id of matches) (negated ? found.noneOf : found.anyOf).add(id);
      }
      return found;
    };
    const senders = await resolve('from', (name) => peopleOf(viewerId, name));
    const places = await resolve('in', (name) => conversationsOf(viewerId, name, own));
    const searched = memberships.filter(
      ({ conversationId: id }) => (!places.isAsked || places.anyOf.has(id)) && !places.noneOf.has(id),
    );
    return {
      question: {
        ...plainTermsOf(terms),
        scope: await scopeOf(store, searched, terms),
        fromAnyOf: senders.isAsked ? [...senders.anyOf] : null,
        fromNoneOf: [...senders.noneOf],
      },
      problems: [...problems, ...unknown],
    };
  };
}

const UNKNOWN: Readonly<Record<Named['kind'], string>> = {
  from: 'There is nobody of this name.',
  in: 'You are in no conversation of this name.',
};

async function scopeOf(store: MessagesStore, memberships: readonly MemberRow[], terms: readonly Term[]): Promise<SearchScope[]> {
  const scope = memberships.map(({ conversationId, hiddenUpTo }) => ({ conversationId, hiddenUpTo }));
  if (!terms.some((term) => term.kind === 'mark' && term.mark === 'archived')) return scope;
  const archived = await store.conversations.archivedUpTo(scope.map(({ conversationId }) => conversationId));
  return scope.map((each) => ({ ...each, archivedUpTo: archived.get(each.conversationId) ?? 0 }));
}

/** What means the same whoever asks. */
function plainTermsOf(terms: readonly Term[]) {
  const times = terms.filter((term) => term.kind === 'time');
  const marks = terms.filter((term) => term.kind === 'mark');
  return {
    words: terms
      .filter((term) => term.kind === 'words')
      .map(({ words, quoted, negated }) => ({ words, prefix: !quoted && !negated, negated, alternatives: [] })),
    within: times.filter(({ negated }) => !negated).map(({ span }) => span),
    notWithin: times.filter(({ negated }) => negated).map(({ span }) => span),
    with: marks.filter(({ negated }) => !negated).map(({ mark }) => mark),
    without: marks.filter(({ negated }) => negated).map(({ mark }) => mark),
  };
}
