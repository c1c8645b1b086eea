import { expect, test } from 'vitest';
import { PASSWORD } from './support/person.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

const STRENGTH = 'query ($input: PasswordStrengthInput!) { passwordStrength(input: $input) { score acceptable advice } }';

async function strengthOf(input: { password: string; name?: string; email?: string }) {
  const { data, errors } = await users.graph(STRENGTH, { input });
  expect(errors).toBeUndefined();
  return data.passwordStrength;
}

test('whoever is about to register learns whether a password will do, and what would make it better', async () => {
  expect(await strengthOf({ password: PASSWORD })).toMatchObject({ acceptable: true, advice: [] });
  const weak = await strengthOf({ password: 'password1' });
  expect(weak).toMatchObject({ acceptable: false });
  expect(weak.advice).toContain('Use at least 10 characters.');
});

test('a password made of the own name or address is weak', async () => {
  const password = 'gracehopperton';
  const alone = await strengthOf({ password });
  const named = await strengthOf({ password, name: 'Grace Hopperton', email: 'grace.hopperton@people.example' });
  expect(named.score).toBeLessThan(alone.score);
  expect(named.acceptable).toBe(false);
});

test('a password of a megabyte is refused like any that is too long', async () => {
  expect(await strengthOf({ password: 'x'.repeat(1_000_000) })).toEqual({
    score: 0,
    acceptable: false,
    advice: ['Use at most 200 characters.'],
  });
});
