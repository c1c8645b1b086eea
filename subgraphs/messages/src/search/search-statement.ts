import type { SearchQuestion, SearchScope, WordsWanted } from './search.index.ts';
import { tagOf } from './search-entry.ts';
import type { TimeSpan } from './search-time.ts';

/** Of more than this the youngest are looked at: they fit best anyway, and a count beyond it is no news to anybody. */
export const MOST_COUNTED = 5_000;
const MOST_IN_A_FACET = 10;
const TEXTS_READ = 200;
const OFTEN = 3;

/** Halves every so many days what a message is worth, but for a fifth that it always keeps: an old one that fits much better still comes first. */
const HALF_LIFE_DAYS = 30;

/** Stands in a query for the tag of whichever conversation is looked into. */
const TAG = '~';
const TAGGED = `replace(?, '${TAG}', scope.tag)::tsquery`;
const TAGGED_THERE = `replace(?, '${TAG}', tag)::tsquery`;

export interface RawStatement {
  text: string;
  /** No arrays, which the driver would take apart: they are written as PostgreSQL's texts. */
  values: readonly unknown[];
}

/**
 * One statement for the page and the facets. It looks into one conversation after the other, so that what it costs follows what the searcher
 * may see, and not what all others have said. It holds only the conditions that are asked for and is planned anew each time: which
 * index serves best hangs on the very words.
 */
export function searchStatement(question: SearchQuestion): RawStatement {
  const { scope, words, asOf, after, limit } = question;
  const conditions = conditionsOf(question);
  const wanted = words.filter(({ negated }) => !negated);
  const score = scoreOf(wanted, asOf);
  return {
    text: `
with scope as (
  select * from unnest(?::uuid[], ?::text[], ?::integer[], ?::integer[]) as scope (conversation_id, tag, hidden_up_to, archived_up_to)
),
found as materialized (
  select s.*, scope.tag from scope cross join lateral (
    select s.conversation_id, s.number, s.sender_id, s.sent_at, s.marks, s.words
    from message_search s
    where s.conversation_id = scope.conversation_id and s.number > scope.hidden_up_to and not s.gone
      and ${conditions.map(({ text }) => text).join('\n      and ')}
    order by s.sent_at desc
    limit ${MOST_COUNTED + 1}
  ) s
  order by s.sent_at desc
  limit ${MOST_COUNTED + 1}
),
scored as (
  select conversation_id, number, sent_at, ${score.text} as score from found
),
page as (
  select * from scored
  ${after === null ? '' : 'where (score, sent_at, conversation_id, number) < (?::float8, ?::timestamptz, ?::uuid, ?::integer)'}
  order by score desc, sent_at desc, conversation_id desc, number desc
  limit ?
)
select
  (select coalesce(jsonb_agg(jsonb_build_object(
      'conversationId', conversation_id, 'number', number, 'score', score, 'sentAt', sent_at
    ) order by score desc, sent_at desc, conversation_id desc, number desc), '[]') from page) as hits,
  (select count(*)::integer from found) as count,
  ${facet('conversation_id', 'id', 'found')} as conversations,
  ${facet('sender_id', 'id', 'found')} as senders,
  ${facet('mark', 'mark', 'found, unnest(marks) as mark')} as marks`,
    values: [
      ...placesOf(scope),
      arrayText(scope.map(({ archivedUpTo = 0 }) => archivedUpTo)),
      ...conditions.flatMap(({ values }) => values),
      ...score.values,
      ...(after === null ? [] : [after.score, after.sentAt, after.conversationId, after.number]),
      limit + 1,
    ],
  };
}

/**
 * Texts with a word that is much like this one, those with the likest first; what counts as alike is a setting of the connection. None for a
 * word that is said often enough as it is: then little was found for another reason.
 */
export function likeStatement(word: string, scope: readonly SearchScope[]): RawStatement {
  return {
    text: `
with scope as (
  select * from unnest(?::uuid[], ?::text[], ?::integer[]) as scope (conversation_id, tag, hidden_up_to)
),
said as materialized (
  select from scope cross join lateral (
    select from message_search s
    where s.conversation_id = scope.conversation_id and s.number > scope.hidden_up_to and s.words @@ ${TAGGED}
    limit ${OFTEN}
  ) s
  limit ${OFTEN}
)
select s.text from scope cross join lateral (
  select s.text, word_similarity(?::text, s.text) as likeness from message_search s
  where s.conversation_id = scope.conversation_id and s.number > scope.hidden_up_to and ?::text <% s.text
  order by likeness desc
  limit ${TEXTS_READ}
) s
where (select count(*) from said) < ${OFTEN}
order by s.likeness desc
limit ${TEXTS_READ}`,
    values: [...placesOf(scope), looselyWanted({ words: [word], prefix: true, negated: false, alternatives: [] }), word, word],
  };
}

function facet(column: string, name: string, from: string): string {
  return `(select coalesce(jsonb_agg(jsonb_build_object('${name}', value, 'count', count) order by count desc, value), '[]') from (
    select ${column} as value, count(*)::integer as count from ${from} group by 1 order by 2 desc, 1 limit ${MOST_IN_A_FACET}
  ) counted)`;
}

function conditionsOf(question: SearchQuestion): RawStatement[] {
  const { words, fromAnyOf, fromNoneOf, within, notWithin, without, asOf } = question;
  const positive = words.filter(({ negated }) => !negated);
  const conditions: RawStatement[] = [{ text: 's.sent_at <= ?::timestamptz', values: [asOf.toISOString()] }];
  const add = (text: string, ...values: readonly unknown[]) => conditions.push({ text, values });
  if (positive.length > 0) add(`s.words @@ ${TAGGED}`, positive.map(looselyWanted).join(' & '));
  for (const each of words) if (each.negated) add(`not s.words @@ ${TAGGED}`, looselyWanted(each));
  if (fromAnyOf !== null) add('s.sender_id = any(?::uuid[])', arrayText(fromAnyOf));
  if (fromNoneOf.length > 0) add('s.sender_id <> all(?::uuid[])', arrayText(fromNoneOf));
  for (const span of within) conditions.push(insideOf(span));
  for (const span of notWithin) {
    const { text, values } = insideOf(span);
    add(`not (${text})`, ...values);
  }
  const has = question.with.filter((mark) => mark !== 'archived');
  const hasNot = without.filter((mark) => mark !== 'archived');
  if (has.length > 0) add('s.marks @> ?::text[]', arrayText(has));
  if (hasNot.length > 0) add('not s.marks && ?::text[]', arrayText(hasNot));
  if (question.with.includes('archived')) add('s.number <= scope.archived_up_to');
  if (without.includes('archived')) add('s.number > scope.archived_up_to');
  return conditions;
}

function insideOf({ from, until }: TimeSpan): RawStatement {
  const parts: RawStatement[] = [];
  if (from !== null) parts.push({ text: 's.sent_at >= ?::timestamptz', values: [from.toISOString()] });
  if (until !== null) parts.push({ text: 's.sent_at < ?::timestamptz', values: [until.toISOString()] });
  return { text: parts.map(({ text }) => text).join(' and '), values: parts.flatMap(({ values }) => values) };
}

/** Words near each other count for more, as do words that stand there as they were typed. Without words the youngest is the best. */
function scoreOf(wanted: readonly WordsWanted[], asOf: Date): RawStatement {
  if (wanted.length === 0) return { text: '0::float8', values: [] };
  const loose = wanted.map(looselyWanted).join(' & ');
  const exact = wanted.map(exactlyWanted).join(' | ');
  const halfLives = `extract(epoch from ?::timestamptz - sent_at)::float8 / ${HALF_LIFE_DAYS * 86_400}`;
  return {
    text: `((ts_rank_cd(words, ${TAGGED_THERE}, 1) + ts_rank_cd(words, ${TAGGED_THERE}, 1)) * (0.2 + 0.8 * power(0.5, ${halfLives})))::float8`,
    values: [loose, exact, asOf.toISOString()],
  };
}

function looselyWanted(wanted: WordsWanted): string {
  const { words, prefix, alternatives } = wanted;
  const last = words.at(-1) ?? '';
  // One letter begins too many words, and a sign of its own begins none.
  const mayGoOn = prefix && [...last].length > 1;
  const all = mayGoOn ? `${exactlyWanted(wanted)}:*` : exactlyWanted(wanted);
  return `(${[all, ...alternatives.map(quoted)].join(' | ')})`;
}

const exactlyWanted = ({ words }: WordsWanted) => words.map(quoted).join(' <-> ');
const quoted = (word: string) => `'${TAG}${word}'`;

const placesOf = (scope: readonly SearchScope[]) => [
  arrayText(scope.map(({ conversationId }) => conversationId)),
  arrayText(scope.map(({ conversationId }) => tagOf(conversationId))),
  arrayText(scope.map(({ hiddenUpTo }) => hiddenUpTo)),
];

/** Of ids, tags, numbers and marks: nothing in them needs an escape. */
const arrayText = (values: readonly (string | number)[]) => `{${values.join(',')}}`;
