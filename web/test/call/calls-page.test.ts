import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBearing } from '@/features/call/bearing.ts';
import { readSaid } from '@/features/call/call-signal.ts';

const page = await readFile(join(import.meta.dirname, '..', '..', '..', 'docs', 'calls.md'), 'utf8');

test('the examples of docs/calls.md are understood', () => {
  const [ring = '', bearing = ''] = [...page.matchAll(/```json\n([^`]+)```/g)].map(([, json]) => json);
  expect(readSaid('RING', ring)).toMatchObject({ kind: 'RING', media: 'video' });
  expect(readBearing(bearing)).toMatchObject({ speaks: true, shows: 'camera' });
});

test('docs/calls.md describes every kind of signal that the graph carries', async () => {
  const schema = await readFile(join(import.meta.dirname, '..', '..', '..', 'schema', 'subgraphs', 'presence.graphql'), 'utf8');
  const [, kinds = ''] = /enum CallSignalKind \{([^}]+)\}/.exec(schema) ?? [];
  const carried = kinds.match(/\b[A-Z_]{4,}\b/g) ?? [];
  const described = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, kind]) => kind);
  expect(described.sort()).toEqual(carried.sort());
});
