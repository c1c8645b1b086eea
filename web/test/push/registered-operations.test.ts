import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

test('what the service worker asks by itself is what is registered', async () => {
  const source = await readFile(join(PROJECT, 'web/public/service-worker/graph.js'), 'utf8');
  const operations = [...source.matchAll(/^ {2}(\w+): `([^`]+)`/gm)];
  expect(operations.map(([, name]) => name)).toEqual(['KeepPushDevice', 'MarkSomeNotificationsRead']);
  for (const [, name, text = ''] of operations) {
    const registered = await readFile(join(PROJECT, `schema/operations/web/${name}.graphql`), 'utf8');
    expect(print(parse(text))).toBe(print(parse(registered)));
  }
});
