import type { TestUsers } from './users.ts';

/** Every row of every table in which one of the words stands, in whatever column. */
export async function rowsThatMention(users: TestUsers, words: readonly string[]): Promise<{ table: string; row: object }[]> {
  const tables = await users.sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await users.sql<{ row: object }>(
        `select to_jsonb(held) as row from "${name}" as held where to_jsonb(held)::text ilike any($1)`,
        [words.map((word) => `%${word}%`)],
      );
      return rows.map(({ row }) => ({ table: name, row }));
    }),
  );
  return found.flat();
}
