import type { Statement } from '@parley/kit/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendStatements } from '../src/store/postgres/append.ts';
import { HOLD, WRITE } from '../src/store/postgres/change.ts';
import { conversationStatements } from '../src/store/postgres/conversation.store.ts';
import { memberStatements } from '../src/store/postgres/member.store.ts';
import { messageStatements } from '../src/store/postgres/message.store.ts';
import { noteStatements } from '../src/store/postgres/note.store.ts';
import { pointerStatements } from '../src/store/postgres/pointer.ts';
import { fillWithManyRows } from './support/many-rows.ts';
import { startPostgresNodes } from './support/postgres-nodes.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

/** A statement of a transaction, with its values numbered. */
const numbered = (name: string, text: string): Statement => {
  let last = 0;
  return { name, text: text.replaceAll('?', () => `$${++last}`) };
};

const STATEMENTS: readonly Statement[] = [
  appendStatements,
  messageStatements,
  conversationStatements,
  memberStatements,
  pointerStatements,
  noteStatements,
  [numbered('change-hold', HOLD), numbered('change-write', WRITE)],
].flatMap((statements) => Object.values(statements));

let nodes: Awaited<ReturnType<typeof startPostgresNodes>>;
beforeAll(async () => {
  nodes = await startPostgresNodes();
  await fillWithManyRows(nodes.database);
});
afterAll(() => nodes.stop());

async function planOf({ text }: Statement): Promise<PlanNode[]> {
  const [row] = await nodes.database.em.execute<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
    `explain (generic_plan, format json) ${text}`,
  );
  const all = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(all)];
  return (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => all(Plan));
}

/** Reads a whole table, or a whole index for want of a condition on it. */
const readsAll = (node: PlanNode) =>
  node['Node Type'] === 'Seq Scan' || (node['Node Type'].includes('Index') && node['Index Cond'] === undefined);

test.each(STATEMENTS)('$name finds its rows by an index', async (statement) => {
  const plan = await planOf(statement);
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter(readsAll)).toEqual([]);
});

test('a question without an index would be noticed', async () => {
  const plan = await planOf({ name: 'bad', text: 'select number from message where body = $1' });
  expect(plan.filter(readsAll)).toHaveLength(1);
});
