import { expect, test } from 'vitest';
import { usersConfig } from '../src/config.ts';

test.each([
  ['https://chat.example', true],
  ['http://localhost:3000,https://admin.chat.example', true],
  ['https://chat.example/', false],
  ['https://chat.example/page', false],
  ['https://*.chat.example/', false],
  ['chat.example', false],
  ['*', false],
  ['null', false],
])('%s as origins that may log in by cookie: whether the subgraph starts with it is %s', (origins, taken) => {
  const problems = () => usersConfig({ ALLOWED_ORIGINS: origins });
  expect(problems).toThrow('These settings are wrong');
  if (taken) expect(problems).not.toThrow('ALLOWED_ORIGINS');
  else expect(problems).toThrow('ALLOWED_ORIGINS: must be origins');
});
