import { expect, test } from 'vitest';
import { typedLabel } from '../../src/ui/typeahead.ts';

const labels = ['Reply', 'Pin', 'Report', 'Éditer', 'Remove'];

test('a letter goes on to the next label that begins with it, and round', () => {
  expect(typedLabel(labels, 'r', -1)).toBe(0);
  expect(typedLabel(labels, 'r', 0)).toBe(2);
  expect(typedLabel(labels, 'rr', 2)).toBe(4);
  expect(typedLabel(labels, 'R', 4)).toBe(0);
});

test('more letters narrow it down, from where one is', () => {
  expect(typedLabel(labels, 'rep', 0)).toBe(0);
  expect(typedLabel(labels, 'repo', 0)).toBe(2);
});

test('what no label begins with leads nowhere', () => {
  expect(typedLabel(labels, 'x', 0)).toBeNull();
  expect(typedLabel([], 'r', -1)).toBeNull();
  expect(typedLabel(labels, '', 0)).toBeNull();
});
