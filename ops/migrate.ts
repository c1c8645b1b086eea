import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '@parley/kit/config';
import { InvalidSettings } from '@parley/kit/config';
import { migrateDatabase, type NamedMigration } from '@parley/kit/database';
import { createLog } from '@parley/kit/log';
import { CannotStart } from '@parley/kit/process';

const FOLDER = join(import.meta.dirname, '..', 'subgraphs');

/** What this needs to know of a subgraph: a module `migrations`, and one `config` that exports `<name>Config`. */
interface Migratable {
  migrations: readonly NamedMigration[];
  databaseUrl: string | undefined;
}

/**
 * Applies the migrations that are missing, for the subgraphs that are named, else for all that have some. Each is read by its own
 * settings, as its process would be. Safe to run on several nodes at once.
 */
async function migrate(names: readonly string[], environment: Environment): Promise<void> {
  const log = createLog('migrate', 'warn');
  for (const name of names.length > 0 ? names : await migratableSubgraphs()) {
    const { migrations, databaseUrl } = await readSubgraph(name, environment);
    if (databaseUrl === undefined) {
      console.log(`${name}: keeps nothing in PostgreSQL`);
      continue;
    }
    const applied = await migrateDatabase({ url: databaseUrl, entities: [], migrations, log });
    console.log(applied.length === 0 ? `${name}: up to date` : `${name}: applied ${applied.join(', ')}`);
  }
}

async function migratableSubgraphs(): Promise<string[]> {
  return (await readdir(FOLDER)).filter(hasMigrations);
}

async function readSubgraph(name: string, environment: Environment): Promise<Migratable> {
  if (!hasMigrations(name)) throw new CannotStart(`There is no subgraph "${name}" with migrations.`);
  const { migrations } = await import(`@parley/${name}/migrations`);
  const config = (await import(`@parley/${name}/config`))[`${name}Config`](environment) as { database?: { url: string } | null };
  return { migrations, databaseUrl: config.database?.url };
}

function hasMigrations(name: string): boolean {
  return existsSync(join(FOLDER, name, 'src', 'migrations.ts'));
}

try {
  await migrate(process.argv.slice(2), process.env);
} catch (error) {
  const known = error instanceof CannotStart || error instanceof InvalidSettings;
  console.error(known ? error.message : error);
  process.exitCode = 1;
}
