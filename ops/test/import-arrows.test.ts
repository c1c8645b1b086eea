import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const arrowsFolder = join(root, 'ops/lint/arrows');

type Row = readonly [file: string, statement: string, brokenArrow: string | null];

/** A file that imports, what it says, and the arrow (or rule) that forbids it, or null where it is allowed. */
const table: readonly Row[] = [
  ['gateway/src/a.ts', "import { createUsers } from '@parley/users/app';", 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', "import type { Users } from '@parley/users/app';", 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', "export { createUsers } from '@parley/users/app';", 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', "export const users = await import('@parley/users/app');", 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', 'export const users = await import(`@parley/users/app`);', 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', "export type Users = import('@parley/users/app').Users;", 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', "export const users = require('@parley/users/app');", 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', "import '@parley/ops/dev/compose';", 'gateway-knows-kit-and-schema-only'],
  ['gateway/test/a.test.ts', "import '@parley/ops/dev/compose';", 'gateway-knows-kit-and-schema-only'],
  ['gateway/test/a.test.ts', "import '@parley/ops/dev/testing/stores';", null],
  ['gateway/src/a.ts', "import '@parley/kit/passport';", null],
  ['gateway/src/a.ts', "import '@parley/schema/events';", null],
  ['gateway/src/a.ts', "import('@parley/users/x.json', { with: { type: 'json' } });", 'gateway-knows-kit-and-schema-only'],
  ['gateway/src/a.ts', "import '@mikro-orm/core';", 'gateway-has-no-database'],
  ['gateway/src/a.ts', "import '@mikro-orm/postgresql';", 'gateway-has-no-database'],
  ['gateway/src/a.ts', "import 'type-graphql';", 'gateway-has-no-database'],
  ['gateway/src/a.ts', "import 'pg';", 'gateway-has-no-database'],
  ['gateway/src/a.ts', "import '@apollo/gateway';", null],

  ['gateway/src/a.ts', "import '../../kit/src/passport.ts';", 'imports-stay-inside-their-package'],
  ['gateway/src/a.ts', "import '../../subgraphs/users/src/app.ts';", 'imports-stay-inside-their-package'],
  ['gateway/src/deep/a.ts', "import '../../../ops/dev/compose.ts';", 'imports-stay-inside-their-package'],
  ['subgraphs/users/src/session/a.ts', "import '../../../messages/src/app.ts';", 'imports-stay-inside-their-package'],
  ['subgraphs/users/src/session/a.ts', "import './../../../messages/src/app.ts';", 'imports-stay-inside-their-package'],
  ['subgraphs/users/test/a.test.ts', "import '../../messages/test/support/people.ts';", 'imports-stay-inside-their-package'],
  ['subgraphs/users/test/a.test.ts', "import '../src/app.ts';", null],
  ['subgraphs/users/test/deep/a.test.ts', "import '../../src/app.ts';", null],
  ['subgraphs/users/src/a.ts', "import '../migrations/index.ts';", null],
  ['subgraphs/users/src/session/a.ts', "import '../person/person.type.ts';", null],
  ['ops/schema/a.ts', "import '../dev/paths.ts';", null],

  ['subgraphs/messages/src/a.ts', "import '@parley/users/app';", 'subgraphs-know-kit-and-schema-only'],
  ['subgraphs/messages/src/a.ts', "import '@parley/gateway/app';", 'subgraphs-know-kit-and-schema-only'],
  ['subgraphs/messages/src/a.ts', "import '@parley/ops/dev/mailbox/mailbox';", 'subgraphs-know-kit-and-schema-only'],
  ['subgraphs/messages/test/a.test.ts', "import '@parley/users/app';", 'subgraphs-know-kit-and-schema-only'],
  ['subgraphs/messages/test/a.test.ts', "import '@parley/ops/dev/testing/stores';", null],
  ['subgraphs/messages/src/a.ts', "import '@parley/kit/log';", null],
  ['subgraphs/messages/src/a.ts', "import '@parley/schema/events';", null],

  ['kit/src/a.ts', "import '@parley/gateway/app';", 'kit-knows-types-of-schema-only'],
  ['kit/src/a.ts', "import '@parley/users/app';", 'kit-knows-types-of-schema-only'],
  ['kit/src/a.ts', "import '@parley/ops/dev/compose';", 'kit-knows-types-of-schema-only'],
  ['kit/src/a.ts', "import { events } from '@parley/schema/events';", 'kit-knows-types-of-schema-only'],
  ['kit/src/a.ts', "import type { Events, Topic } from '@parley/schema/events';", null],
  ['kit/src/a.ts', "import type * as events from '@parley/schema/events';", null],
  ['kit/src/a.ts', "export type { Events, Topic } from '@parley/schema/events';", null],
  ['kit/src/a.ts', "export type Events = import('@parley/schema/events').Events;", null],
  ['kit/src/a.ts', "import type { Users } from '@parley/users/app';", 'kit-knows-types-of-schema-only'],
  ['kit/test/a.test.ts', "import '@parley/ops/dev/testing/stores';", null],

  ['web/src/a.ts', "import '@parley/kit/log';", 'web-knows-schema-only'],
  ['web/src/a.ts', "import type { User } from '@parley/users/app';", 'web-knows-schema-only'],
  ['web/e2e/a.e2e.ts', "import '@parley/ops/dev/compose';", 'web-knows-schema-only'],
  ['web/e2e/a.e2e.ts', "import '@parley/ops/dev/testing/chat';", null],
  ['web/src/a.ts', "import '@parley/schema/client';", null],
  ['web/src/features/a/b.ts', "import '@/graph/graphql.ts';", null],

  ['schema/src/a.ts', "import '@parley/kit/log';", 'schema-knows-nothing-of-ours'],
  ['schema/src/a.ts', "import type { Log } from '@parley/kit/log';", 'schema-knows-nothing-of-ours'],
  ['schema/src/a.ts', "import 'zod';", null],

  ['subgraphs/users/src/a.store.ts', "import 'graphql';", 'stores-know-no-graphql'],
  ['subgraphs/users/src/a.store.ts', "import 'graphql/language/index.js';", 'stores-know-no-graphql'],
  ['subgraphs/users/src/a.store.ts', "import 'type-graphql';", 'stores-know-no-graphql'],
  ['subgraphs/users/src/a.store.ts', "import '@apollo/subgraph';", 'stores-know-no-graphql'],
  ['subgraphs/users/src/a.store.ts', "import './a.service.ts';", 'stores-know-no-graphql'],
  ['subgraphs/users/src/a.store.ts', "import './a.resolver.ts';", 'stores-know-no-graphql'],
  ['subgraphs/users/src/a.store.ts', "import type { Context } from './context.ts';", 'stores-know-no-graphql'],
  ['subgraphs/users/src/a.store.ts', "import './a.entity.ts';", null],
  ['subgraphs/users/src/a.store.ts', "import '@mikro-orm/postgresql';", null],

  ['subgraphs/users/src/a.service.ts', "import { GraphQLError } from 'graphql';", 'services-know-no-graphql'],
  ['subgraphs/users/src/a.service.ts', "import 'type-graphql';", 'services-know-no-graphql'],
  ['subgraphs/users/src/a.service.ts', "import './a.resolver.ts';", 'services-know-no-graphql'],
  ['subgraphs/users/src/deep/a.service.ts', "import type { Context } from '../context.ts';", 'services-know-no-graphql'],
  ['subgraphs/users/src/a.service.ts', "import './a.store.ts';", null],
  ['subgraphs/users/src/a.service.ts', "import './b.service.ts';", null],
  ['subgraphs/users/src/a.service.ts', "import '@parley/kit/errors';", null],

  ['subgraphs/users/src/a.resolver.ts', "import './a.store.ts';", 'resolvers-know-no-store'],
  ['subgraphs/users/src/a.resolver.ts', "import './a.entity.ts';", 'resolvers-know-no-store'],
  ['subgraphs/users/src/a.resolver.ts', "import '@mikro-orm/core';", 'resolvers-know-no-store'],
  ['subgraphs/users/src/a.resolver.ts', "import './a.service.ts';", null],
  ['subgraphs/users/src/a.resolver.ts', "import 'type-graphql';", null],
  ['subgraphs/users/src/a.resolver.ts', "import '@parley/gateway/app';", 'subgraphs-know-kit-and-schema-only'],

  ['ops/schema/a.ts', "import '@parley/users/app';", 'only-ops-dev-composes'],
  ['ops/schema/a.ts', "import '@parley/gateway/app';", 'only-ops-dev-composes'],
  ['ops/schema/a.ts', "import '@parley/users/schema';", null],
  ['ops/settings/a.ts', "import '@parley/gateway/config';", null],
  ['ops/a.ts', "import '@parley/users/migrations';", null],
  ['ops/dev/a.ts', "import '@parley/users/app';", null],
  ['ops/dev/a.ts', "import '@parley/gateway/app';", null],

  ['ops/dev/a.ts', "import './testing/chat.ts';", 'testing-is-for-tests'],
  ['ops/bench/a.ts', "import '../dev/testing/chat.ts';", 'testing-is-for-tests'],
  ['subgraphs/users/src/a.ts', "import '@parley/ops/dev/testing/stores';", 'testing-is-for-tests'],
  ['subgraphs/users/src/a.ts', "import '../test/support/people.ts';", 'testing-is-for-tests'],
  ['ops/bench/a.bench.ts', "import '../dev/testing/chat.ts';", null],
  ['subgraphs/users/test/support/a.ts', "import '@parley/ops/dev/testing/stores';", null],
  ['ops/dev/testing/a.ts', "import './stores.ts';", null],

  ['gateway/src/a.ts', 'export const port = process.env.PORT;', 'noProcessEnv'],
  ['subgraphs/users/src/a.store.ts', "export const port = process.env['PORT'];", 'noProcessEnv'],
  ['kit/src/a.ts', "import { env } from 'node:process';\n\nexport const port = env.PORT;", 'noProcessEnv'],
  ['gateway/src/config.ts', 'export const port = process.env.PORT;', null],
  ['gateway/src/main.ts', 'export const port = process.env.PORT;', null],
  ['ops/dev/a.ts', 'export const port = process.env.PORT;', null],
];

let folder: string;
let brokenArrows: Map<string, string[]>;

// One run of biome over all rows, each in a file of its own: a process for each row would take minutes.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-arrows-'));
  await cp(join(root, 'biome.json'), join(folder, 'biome.json'));
  await cp(join(root, '.gitignore'), join(folder, '.gitignore'));
  await cp(arrowsFolder, join(folder, 'ops/lint/arrows'), { recursive: true });
  for (const [index, [, statement]] of table.entries()) {
    const file = join(folder, fileOfRow(index));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${statement}\n`);
  }
  brokenArrows = await lint(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const rows = table.map(([file, statement, arrow], index) => ({ file, statement, arrow, index }));

test.each(rows.filter(({ arrow }) => arrow !== null))('$file may not say $statement: $arrow', ({ arrow, index }) => {
  expect(brokenArrows.get(fileOfRow(index))).toContain(arrow);
});

test.each(rows.filter(({ arrow }) => arrow === null))('$file may say $statement', ({ index }) => {
  expect(brokenArrows.get(fileOfRow(index))).toBeUndefined();
});

test('every arrow is broken by at least one row', async () => {
  const arrows = (await readdir(arrowsFolder)).map((file) => basename(file, '.grit'));
  const proved = new Set(table.map(([, , arrow]) => arrow));
  expect(arrows.filter((arrow) => !proved.has(arrow))).toEqual([]);
});

/** The row's file, in a folder named after the row: beside the file it stands for, so that the same globs match it. */
function fileOfRow(index: number): string {
  const file = table[index]?.[0] ?? '';
  return join(dirname(file), `row-${index}`, basename(file));
}

/** The arrows that each file breaks, by their names; rules of biome itself that are no arrows are left aside. */
async function lint(project: string): Promise<Map<string, string[]>> {
  const names = await arrowsByMessage();
  const broken = new Map<string, string[]>();
  for (const { category, message, location } of await diagnosticsIn(project)) {
    const name = category === 'plugin' ? names.get(message) : category === 'lint/style/noProcessEnv' ? 'noProcessEnv' : undefined;
    if (name !== undefined) broken.set(location.path, [...(broken.get(location.path) ?? []), name]);
  }
  return broken;
}

async function arrowsByMessage(): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const file of await readdir(arrowsFolder)) {
    const text = await readFile(join(arrowsFolder, file), 'utf8');
    names.set(/message\s*=\s*"([^"]*)"/.exec(text)?.[1] ?? '', basename(file, '.grit'));
  }
  return names;
}

interface Diagnostic {
  category: string;
  message: string;
  location: { path: string };
}

/** Biome exits with 1 when it finds something, which here it must. */
function diagnosticsIn(project: string): Promise<Diagnostic[]> {
  const biome = join(root, 'node_modules/.bin/biome');
  const options = { cwd: project, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], options, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve((JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics);
      else reject(new Error(stderr, { cause: error }));
    });
  });
}
