import { flagSetting, listSetting, portSetting, secretSetting } from '@parley/kit/config';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { settingsTable, undescribed } from '../settings/settings-table.ts';

const settings = z.object({
  PORT: portSetting.default(4000).describe('Where it listens.'),
  SECRET: secretSetting.describe('Known to two | no more.'),
  NAME: z.string().optional().describe('What it is called.'),
  ORIGINS: listSetting.default(['http://a.example', 'http://b.example']).describe('Who may call.'),
  TABLE: listSetting
    .transform((words) => new Map(words.map((word) => [word, word])))
    .default(new Map())
    .describe('Pairs.'),
  OPEN: flagSetting.describe('Described inside.').default(false),
});

test('a table tells name, default and meaning, and what is required', () => {
  expect(settingsTable(settings).split('\n').slice(2)).toEqual([
    '| `PORT` | `4000` | Where it listens. |',
    '| `SECRET` | **required** | Known to two \\| no more. |',
    '| `NAME` |  | What it is called. |',
    '| `ORIGINS` | `http://a.example,http://b.example` | Who may call. |',
    '| `TABLE` |  | Pairs. |',
    '| `OPEN` | `false` | Described inside. |',
  ]);
  expect(undescribed(settings)).toEqual([]);
});

test('a setting without a description is named', () => {
  expect(undescribed(z.object({ PORT: portSetting, NAME: z.string().describe('Its name.') }))).toEqual(['PORT']);
});
