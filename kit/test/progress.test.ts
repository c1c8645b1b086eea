import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Progress } from '../src/event-log/progress.ts';

test('what is committed is only what lies below the oldest event under way', async () => {
  const progress = new Progress(10);
  const [five, six, seven] = await Promise.all([5n, 6n, 7n].map((offset) => progress.begin(0, offset)));
  const other = await progress.begin(1, 0n);
  if (five === undefined || six === undefined || seven === undefined) throw new Error('nothing began');
  expect(progress.end(seven)).toBeNull();
  expect(progress.end(other)).toBe(1n);
  expect(progress.end(five)).toBe(6n);
  expect(progress.end(six)).toBe(8n);
});

test('no more are held than the window, and whoever waits for room is let go when it is abandoned', async () => {
  const progress = new Progress(2);
  const [first] = [await progress.begin(0, 0n), await progress.begin(0, 1n)];
  let begun = 0;
  const waiting = [2n, 3n].map((offset) => progress.begin(0, offset).then(() => (begun += 1)));
  expect(begun).toBe(0);
  progress.end(first);
  await Promise.race(waiting);
  expect(begun).toBe(1);
  progress.abandon();
  await Promise.all(waiting);
});

test('events that come again after a rebalance hold nothing for ever, and no commit goes back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 5 })), { maxLength: 40 }),
      fc.infiniteStream(fc.nat()),
      async (received, order) => {
        const progress = new Progress(received.length + 1);
        const events = [];
        for (const [partition, offset] of received) events.push(await progress.begin(partition, BigInt(offset)));
        const committed = new Map<number, bigint>();
        while (events.length > 0) {
          const [event] = events.splice((order.next().value as number) % events.length, 1);
          if (event === undefined) break;
          const next = progress.end(event);
          if (next === null) continue;
          expect(next).toBeGreaterThan(committed.get(event.partition) ?? 0n);
          committed.set(event.partition, next);
        }
        for (const [partition, offset] of received) expect(committed.get(partition)).toBeGreaterThan(BigInt(offset));
        // Nothing is held any more: a whole window fits in without waiting.
        await Promise.all(Array.from({ length: received.length + 1 }, (_, offset) => progress.begin(9, BigInt(offset))));
      },
    ),
  );
});
