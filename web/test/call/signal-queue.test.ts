import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Attempt, createSignalQueue, type OutgoingSignal } from '@/features/call/signal-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const to = (toUserId: string, callId: string): OutgoingSignal => ({
  callId,
  conversationId: 'room',
  toUserId,
  toDeviceId: null,
  deviceId: 'device',
  said: { kind: 'ACCEPT' },
});

function queueThat(answers: (signal: OutgoingSignal) => Attempt) {
  const tried: string[] = [];
  const refused: string[] = [];
  const queue = createSignalQueue({
    send: async (signal) => {
      tried.push(signal.callId);
      return answers(signal);
    },
    onRefused: ({ callId }) => refused.push(callId),
  });
  return { queue, tried, refused };
}

test('what is not taken is tried again, and what comes after it to the same person waits', async () => {
  let isOpen = false;
  const { queue, tried } = queueThat(() => ({ outcome: isOpen ? 'sent' : 'later' }));
  queue.add(to('bob', 'first'));
  queue.add(to('bob', 'second'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(new Set(tried)).toEqual(new Set(['first']));
  isOpen = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(tried.slice(-2)).toEqual(['first', 'second']);
});

test('one person who cannot be reached holds up nobody else', async () => {
  const { queue, tried } = queueThat(({ toUserId }) => ({ outcome: toUserId === 'bob' ? 'later' : 'sent' }));
  queue.add(to('bob', 'slow'));
  queue.add(to('eve', 'quick'));
  await vi.advanceTimersByTimeAsync(0);
  expect(tried).toContain('quick');
});

test('what the graph asks to wait for is waited for', async () => {
  const { queue, tried } = queueThat(() => ({ outcome: 'later', afterMs: 8_000 }));
  queue.add(to('bob', 'again'));
  await vi.advanceTimersByTimeAsync(7_900);
  expect(tried).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(tried).toHaveLength(2);
});

test('what is refused is told of and not tried again, and what is old by now is dropped', async () => {
  const { queue, tried, refused } = queueThat(({ callId }) => ({ outcome: callId === 'refused' ? 'refused' : 'later' }));
  queue.add(to('eve', 'refused'));
  queue.add(to('bob', 'old'));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(refused).toEqual(['refused']);
  const before = tried.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tried).toHaveLength(before);
});

test('a queue that is stopped tries what it holds once more, and no further', async () => {
  const { queue, tried } = queueThat(() => ({ outcome: 'later' }));
  queue.add(to('bob', 'last'));
  queue.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tried).toEqual(['last']);
});
