import { expect, test } from 'vitest';
import { ranked } from '@/features/quick-switcher/ranked.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));
const namesFor = (typed: string, ...names: string[]) => ranked(named(...names), typed, 10).map(({ name }) => name);

test('names that begin so come before those that have it further on', () => {
  expect(namesFor('sea', 'Overseas', 'Trip to the sea', 'Seaside')).toEqual(['Seaside', 'Trip to the sea', 'Overseas']);
});

test('among equals the order stays, and nothing typed fits all', () => {
  expect(namesFor('', 'b', 'a', 'c')).toEqual(['b', 'a', 'c']);
});

test('case and accents make no difference', () => {
  expect(namesFor('eve', 'Ève', 'EVE', 'Adam')).toEqual(['Ève', 'EVE']);
});

test('no more are given than are wanted', () => {
  expect(ranked(named('a1', 'a2', 'a3'), 'a', 2)).toHaveLength(2);
});
