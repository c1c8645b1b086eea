import { ConnectionRefused, type Positions } from '@parley/schema/client';
import type { ExecutionResult } from '@urql/core';
import { expect, test } from 'vitest';
import { createForwardSubscription } from '@/live/forward-subscription.ts';

/** A connection that gives what the test says, and is refused after it when that is an error. */
function connection(runs: (ExecutionResult | Error)[][]) {
  const from: Positions[] = [];
  async function* results(): AsyncGenerator<ExecutionResult> {
    for (const next of runs.shift() ?? []) {
      if (next instanceof Error) throw next;
      yield next;
    }
  }
  const reached = { positions: {} as Positions };
  const followInbox = (_: unknown, __: unknown, options: { positions?: Positions } = {}) => {
    from.push(options.positions ?? {});
    return Object.defineProperty(results(), 'positions', { get: () => reached.positions });
  };
  return { from, reached, chat: { followInbox, follow: results, listen: results } as never };
}

async function hear(chat: never, renewSession: () => Promise<boolean>) {
  const heard: ExecutionResult[] = [];
  const again: (() => void)[] = [];
  const forward = createForwardSubscription({ chat, renewSession, told: (write) => again.push(write) });
  const variables = { positions: [{ conversationId: 'room', position: 'first' }] };
  const source = forward(
    { query: 'subscription', variables, operationName: undefined, extensions: undefined },
    undefined as never,
  );
  let end: string | null = null;
  source.subscribe({
    next: (result) => heard.push(result as ExecutionResult),
    error: () => {
      end = 'refused';
    },
    complete: () => {
      end = 'complete';
    },
  });
  await expect.poll(() => end).not.toBeNull();
  return { heard, again, end };
}

test('a connection that is refused for its session goes on with a renewed one, from where it stood', async () => {
  const { chat, from, reached } = connection([
    [{ data: { inbox: 1 } }, new ConnectionRefused(4401, 'expired')],
    [{ data: { inbox: 2 } }],
  ]);
  reached.positions = { room: 'second' };
  const { heard, end } = await hear(chat, async () => true);
  expect(heard.map(({ data }) => data)).toEqual([{ inbox: 1 }, { inbox: 2 }]);
  expect(from).toEqual([{ room: 'first' }, { room: 'second' }]);
  expect(end).toBe('complete');
});

test('where nobody is logged in any more it ends', async () => {
  const { chat } = connection([[new ConnectionRefused(4401, 'revoked')]]);
  expect((await hear(chat, async () => false)).end).toBe('refused');
});

test('the errors of one event are not those of the next', async () => {
  const errors = [{ message: 'The files are away.' }] as never;
  const { chat } = connection([[{ data: { inbox: 1 }, errors }, { data: { inbox: 2 } }]]);
  const { heard } = await hear(chat, async () => true);
  expect(heard.map((result) => result.errors?.length)).toEqual([1, 0]);
});

test('what was told can be told again', async () => {
  const { chat } = connection([[{ data: { inbox: 1 } }]]);
  const { heard, again } = await hear(chat, async () => true);
  for (const write of again) write();
  expect(heard).toHaveLength(2);
});
