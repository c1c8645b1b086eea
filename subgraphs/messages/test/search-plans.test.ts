import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchQuestion } from '../src/search/search.index.ts';
import { likeStatement, searchStatement } from '../src/search/search-statement.ts';
import { startPostgresNodes } from './support/postgres-nodes.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

let nodes: Awaited<ReturnType<typeof startPostgresNodes>>;
let conversations: string[];

/** 50,000 messages in 1000 conversations, of words some of which are rare. */
beforeAll(async () => {
  nodes = await startPostgresNodes();
  const { em } = nodes.database;
  await em.execute(`
insert into message_search (conversation_id, number, revision, sender_id, sent_at, gone, marks, text, words)
select md5('conversation' || c)::uuid, n, n, md5('person' || n % 20)::uuid, now() - make_interval(mins => n * 1000 + c), false,
  case when n = 7 then array['pinned'] when n % 3 = 0 then array['link'] else '{}' end, text,
  to_tsvector('simple', regexp_replace(text, '\\m', 'c' || right(md5('conversation' || c), 8), 'g'))
from generate_series(1, 1000) c, generate_series(1, 50) n,
  lateral (select 'word' || (c * 50 + n) % 100 || ' rare' || (c * 50 + n) % 5000 || ' common' as text) words;
analyze message_search;
`);
  const rows = await em.execute<{ id: string }[]>('select distinct conversation_id as id from message_search order by 1');
  conversations = rows.map(({ id }) => id);
});
afterAll(() => nodes.stop());

const words = (...all: string[]) => ({ words: all, prefix: true, negated: false, alternatives: [] });

function question(given: Partial<SearchQuestion>, searched = 40): SearchQuestion {
  return {
    scope: conversations.slice(0, searched).map((conversationId) => ({ conversationId, hiddenUpTo: 0, archivedUpTo: 10 })),
    words: [],
    fromAnyOf: null,
    fromNoneOf: [],
    within: [],
    notWithin: [],
    with: [],
    without: [],
    limit: 20,
    after: null,
    asOf: new Date(),
    ...given,
  };
}

async function scansOf({ text, values }: { text: string; values: readonly unknown[] }): Promise<PlanNode[]> {
  const [row] = await nodes.database.em.execute<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(`explain (format json) ${text}`, [
    ...values,
  ]);
  const all = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(all)];
  return (row?.['QUERY PLAN'] ?? [])
    .flatMap(({ Plan }) => all(Plan))
    .filter((node) => node['Relation Name'] === 'message_search');
}

const person = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
const lastWeek = { from: new Date(Date.now() - 7 * 86_400_000), until: null };

test.each<[string, Partial<SearchQuestion>, number]>([
  ['a word', { words: [words('common')] }, 40],
  ['a word of one conversation', { words: [words('common')] }, 1],
  ['a rare word of many conversations', { words: [words('rare17')] }, 700],
  ['a phrase', { words: [{ ...words('word17', 'rare17'), prefix: false }] }, 40],
  ['a word with other spellings', { words: [{ ...words('rare17'), alternatives: ['rare71'] }] }, 40],
  ['what a word is not in', { words: [{ ...words('common'), negated: true }] }, 40],
  ['a person', { fromAnyOf: [person] }, 40],
  ['all but a person', { fromNoneOf: [person] }, 40],
  ['what is pinned', { with: ['pinned'] }, 40],
  ['a link with a word', { with: ['link'], words: [words('word17')] }, 40],
  ['what is archived', { with: ['archived'] }, 40],
  ['a week', { within: [lastWeek] }, 40],
  ['not this week', { notWithin: [lastWeek] }, 40],
  ['everything', {}, 40],
])('%s is found by an index', async (_name, given, searched) => {
  const scans = await scansOf(searchStatement(question(given, searched)));
  expect(scans.length).toBeGreaterThan(0);
  expect(scans.filter((scan) => scan['Node Type'] === 'Seq Scan')).toEqual([]);
});

test('words that are spelt alike are found by an index', async () => {
  const scans = await scansOf(likeStatement('rare17', question({}).scope));
  expect(scans.map((scan) => scan['Node Type'])).not.toContain('Seq Scan');
  expect(scans.length).toBeGreaterThan(0);
});

test('a question without an index would be noticed', async () => {
  const scans = await scansOf({ text: 'select number from message_search where revision = ?', values: [1] });
  expect(scans.map((scan) => scan['Node Type'])).toEqual(['Seq Scan']);
});
