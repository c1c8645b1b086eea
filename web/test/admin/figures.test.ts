import { expect, test } from 'vitest';
import { perSecond, type Sample, WINDOW, withSample } from '@/features/admin/figures/rolling-window.ts';
import { linePath, scaleEnd } from '@/features/admin/figures/scale.ts';

const sample = (atMs: number, executions: number): Sample => ({
  atMs,
  executions,
  sockets: 0,
  operations: 0,
  topics: 0,
  deliveries: 0,
});

test('what is counted since the start is shown by the second, and as unknown over a restart', () => {
  const samples = [sample(0, 100), sample(2_000, 110), sample(4_000, 3), sample(6_000, 3)];
  expect(perSecond(samples, 'executions')).toEqual([5, null, 0]);
  expect(perSecond([], 'executions')).toEqual([]);
});

test('only the latest samples are kept', () => {
  let samples: Sample[] = [];
  for (let at = 0; at < WINDOW + 10; at += 1) samples = withSample(samples, sample(at, at));
  expect(samples).toHaveLength(WINDOW);
  expect(samples.at(-1)?.atMs).toBe(WINDOW + 9);
});

test('a scale ends at a round number that holds the highest value', () => {
  expect([0, 0.4, 1, 1.2, 3, 7, 10, 11, 250, 999].map(scaleEnd)).toEqual([1, 1, 1, 2, 5, 10, 10, 20, 500, 1000]);
});

test('few values stand at the end of the line, and it breaks where one is unknown', () => {
  const plane = { width: 100, height: 10, places: 5, end: 10 };
  expect(linePath([0, 10], plane)).toBe('M75.0 10.0L100.0 0.0');
  expect(linePath([0, 5, null, 5, 10], plane)).toBe('M0.0 10.0L25.0 5.0M75.0 5.0L100.0 0.0');
  expect(linePath([], plane)).toBe('');
});
