import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GRANTABLE_SCOPES } from '../src/api-key/scope.ts';

const SUBGRAPHS = join(import.meta.dirname, '..', '..', '..', 'schema', 'subgraphs');

test('an API key can be granted every scope that a field asks for, but for what belongs to the account itself', async () => {
  const files = (await readdir(SUBGRAPHS)).filter((name) => name.endsWith('.graphql'));
  const texts = await Promise.all(files.map((name) => readFile(join(SUBGRAPHS, name), 'utf8')));
  const asked = texts.flatMap((sdl) => [...sdl.matchAll(/@access\([^)]*scope: "([^"]+)"/g)].map(([, scope]) => scope));
  expect([...new Set(asked)].filter((scope) => scope !== 'account').sort()).toEqual([...GRANTABLE_SCOPES].sort());
});
