import { expect, test } from 'vitest';
import { startUsers } from './support/users.ts';

test('nobody is no viewer', async () => {
  await using users = await startUsers();
  const { data, errors } = await users.graph('{ viewer { id } }');
  expect(data).toEqual({ viewer: null });
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
