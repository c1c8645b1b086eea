import { expect, test } from 'vitest';
import { hasTerm, partAt, partsOf, replacePart, termOf, toggleTerm } from '@/features/search/query-text.ts';

/** What is written, with the caret where the | stands. */
function at(written: string) {
  const caret = written.indexOf('|');
  const text = written.replace('|', '');
  return { text, part: partAt(text, caret) };
}

/** The same, after something was put in the place of the part at the caret. */
function completed(written: string, by: string): string {
  const { text, part } = at(written);
  const next = replacePart(text, part, by);
  return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`;
}

test('a search is read as words, phrases and operators', () => {
  expect(
    partsOf('plan "right away" from:ada -has:file in:"Trip to the sea"').map(({ operator, value, isNegated }) => [
      operator,
      value,
      isNegated,
    ]),
  ).toEqual([
    ['', 'plan', false],
    ['', 'right away', false],
    ['from', 'ada', false],
    ['has', 'file', true],
    ['in', 'Trip to the sea', false],
  ]);
});

test('an operator is one as soon as its colon is written', () => {
  expect(at('plan from:|').part).toMatchObject({ operator: 'from', value: '' });
  expect(at('plan -is:|').part).toMatchObject({ operator: 'is', value: '', isNegated: true });
});

test('the part at the caret is the one that is being written', () => {
  expect(at('from:a|da plan').part).toMatchObject({ operator: 'from', value: 'ada' });
  expect(at('from:ada pl|').part).toMatchObject({ operator: '', value: 'pl' });
  expect(at('from:"Ada L|').part).toMatchObject({ operator: 'from', value: 'Ada L' });
  expect(at('from:ada |plan').part).toMatchObject({ operator: '', value: '' });
});

test('a value is put in the place of what was begun, and the next word can follow', () => {
  expect(completed('plan from:a|', 'from:ada')).toBe('plan from:ada |');
  expect(completed('from:a| plan', 'from:ada')).toBe('from:ada |plan');
});

test('an operator waits for its value', () => {
  expect(completed('plan fr|', 'from:')).toBe('plan from:|');
});

test('what is turned round stays turned round', () => {
  expect(completed('-ha|', 'has:')).toBe('-has:|');
  expect(completed('-has:f|', 'has:file')).toBe('-has:file |');
});

test('a name of several words stands in quotes, and has none of its own', () => {
  expect(termOf('from', 'Ada Lovelace')).toBe('from:"Ada Lovelace"');
  expect(termOf('in', 'The "old" place')).toBe('in:"The old place"');
  expect(termOf('from', 'me')).toBe('from:me');
});

test('a term is put in and taken out again', () => {
  const term = termOf('from', 'Ada Lovelace');
  const narrowed = toggleTerm('plan', term);
  expect(hasTerm(narrowed, term)).toBe(true);
  expect(toggleTerm(narrowed, term)).toBe('plan');
});

test('the opposite of a term is another term', () => {
  expect(hasTerm('-has:file plan', 'has:file')).toBe(false);
  expect(toggleTerm('-has:file plan', 'has:file')).toContain('-has:file');
});
