import { expect, test } from 'vitest';
import { networkOf } from '../src/log-in/network.ts';
import { PasswordHasher } from '../src/password/password-hasher.ts';
import { judgePassword } from '../src/password/strength.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:DB8:01:0002::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('attempts from %s count for %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ['correct horse battery staple', true],
  ['nine purple lanterns sang', true],
  ['kq8#vZ!m2x', true],
  ['password1234', false],
  ['qwertyuiop', false],
  ['aaaaaaaaaaaaaaaaaaaa', false],
  ['adalovelace1', false],
  ['ada@people.example', false],
  ['short', false],
  ['', false],
])('%j as a password of Ada Lovelace: acceptable is %s', (password, acceptable) => {
  const judged = judgePassword(password, ['Ada Lovelace', 'ada@people.example']);
  expect(judged.acceptable).toBe(acceptable);
  expect(judged.advice.length > 0).toBe(!acceptable);
});

test('when too many passwords wait to be checked, further ones are turned away at once, and the others are served', async () => {
  const hasher = new PasswordHasher({ memoryCost: 1024, timeCost: 1, parallelism: 1 });
  const known = await hasher.hash('nine purple lanterns sang');
  const attempts = await Promise.allSettled(Array.from({ length: 230 }, () => hasher.verify(known, 'nine purple lanterns sang')));
  const served = attempts.filter((attempt) => attempt.status === 'fulfilled');
  const turnedAway = attempts.filter((attempt) => attempt.status === 'rejected');
  expect(served.length).toBeGreaterThanOrEqual(200);
  expect(turnedAway.length).toBeGreaterThan(0);
  for (const { value } of served) expect(value).toBe(true);
  for (const { reason } of turnedAway) expect(reason).toMatchObject({ code: 'UNAVAILABLE' });
  expect(await hasher.verify(known, 'nine purple lanterns sang')).toBe(true);
});
