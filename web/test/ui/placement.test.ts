import { expect, test } from 'vitest';
import { place } from '../../src/ui/placement.ts';

const view = { width: 1000, height: 800 };
const button = { left: 400, top: 300, width: 40, height: 40 };
const popup = { width: 200, height: 100 };

test('a popup is in line with the start of what it belongs to, as the text runs', () => {
  expect(place(button, popup, view, 'below-start', false)).toEqual({ left: 400, top: 346 });
  expect(place(button, popup, view, 'below-start', true)).toEqual({ left: 240, top: 346 });
  expect(place(button, popup, view, 'below-end', false)).toEqual({ left: 240, top: 346 });
  expect(place(button, popup, view, 'above-start', false)).toEqual({ left: 400, top: 194 });
});

test('where there is no room it goes to the other side', () => {
  expect(place({ ...button, top: 740 }, popup, view, 'below-start', false).top).toBe(634);
  expect(place({ ...button, top: 20 }, popup, view, 'above-start', false).top).toBe(66);
});

test('it never leaves the window, however little room there is', () => {
  const { left, top } = place(
    { left: -50, top: 790, width: 10, height: 10 },
    { width: 990, height: 790 },
    view,
    'below-end',
    false,
  );
  expect([left, top]).toEqual([8, 8]);
});
