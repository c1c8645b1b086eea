import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../src/log.ts';
import { createOutage, type Outage } from '../src/outage.ts';

let lines: Record<string, unknown>[];
let outage: Outage;
const said = () => lines.map(({ msg }) => msg);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  lines = [];
  outage = createOutage(createLog('test', 'info', { write: (line) => void lines.push(JSON.parse(line)) }), 'Redis');
});
afterEach(() => void vi.useRealTimers());

test('what fails again and again is told of once, by its reason alone', () => {
  outage.worked();
  expect(said()).toEqual([]);
  for (let time = 0; time < 5; time++) outage.failed(new Error('Command timed out'));
  expect(lines).toMatchObject([{ level: 40, msg: 'Redis is away', reason: 'Command timed out' }]);
  expect(lines[0]).not.toHaveProperty('err');
});

test('what now fails and now works is back only when it has failed no more for a while', () => {
  for (let time = 0; time < 5; time++) {
    outage.failed(new Error('Command timed out'));
    vi.advanceTimersByTime(9_999);
    outage.worked();
  }
  expect(said()).toEqual(['Redis is away']);
  vi.advanceTimersByTime(1);
  outage.worked();
  outage.worked();
  expect(said()).toEqual(['Redis is away', 'Redis is back']);
});

test('what is known to be back is told of at once, and once, and the next failure anew', () => {
  outage.over();
  outage.failed(new Error('Connection is closed.'));
  outage.over();
  outage.over();
  outage.failed(new Error('Connection is closed.'));
  expect(said()).toEqual(['Redis is away', 'Redis is back', 'Redis is away']);
});
