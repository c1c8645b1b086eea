import { expect, test } from 'vitest';
import { gridStep } from '../../src/features/emoji-picker/grid-step.ts';

const lengths = [8, 8, 3, 8];
const step = (key: string, row: number, column: number, isRightToLeft = false) =>
  gridStep(key, { row, column }, lengths, isRightToLeft);

test('arrows go along the line and on to the next, as the text runs', () => {
  expect(step('ArrowRight', 0, 7)).toEqual({ row: 1, column: 0 });
  expect(step('ArrowLeft', 1, 0)).toEqual({ row: 0, column: 7 });
  expect(step('ArrowRight', 0, 3, true)).toEqual({ row: 0, column: 2 });
  expect(step('ArrowLeft', 0, 3, true)).toEqual({ row: 0, column: 4 });
});

test('a shorter row is entered at its end', () => {
  expect(step('ArrowDown', 1, 6)).toEqual({ row: 2, column: 2 });
  expect(step('PageDown', 0, 5)).toEqual({ row: 3, column: 5 });
});

test('nothing leads out of the grid but up from its first row', () => {
  expect(step('ArrowUp', 0, 2)).toBeNull();
  expect(step('ArrowDown', 3, 2)).toEqual({ row: 3, column: 2 });
  expect(step('ArrowRight', 3, 7)).toEqual({ row: 3, column: 7 });
  expect(step('ArrowLeft', 0, 0)).toEqual({ row: 0, column: 0 });
  expect(step('a', 0, 0)).toBeNull();
});
