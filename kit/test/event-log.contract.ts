import { randomUUID } from 'node:crypto';
import type { LoggedEvent } from '@parley/schema/events';
import { afterEach, expect, test, vi } from 'vitest';
import type { EventLog } from '../src/event-log/event-log.ts';
import { silentLog } from '../src/log.ts';
import type { Running } from '../src/process.ts';

const log = silentLog();

export function registered(userId: string): LoggedEvent {
  return { id: randomUUID(), name: 'account.registered', key: userId, at: new Date().toISOString(), payload: { userId } };
}

/** What every event log keeps to, whichever server is behind it. */
export function eventLogContract(open: () => EventLog): void {
  let consumers: Running[] = [];
  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    consumers = [];
  });
  const consume = (eventLog: EventLog, options: Omit<Parameters<EventLog['consume']>[0], 'log'>) => {
    const consumer = eventLog.consume({ log, retryAfterMs: 20, ...options });
    consumers.push(consumer);
    return consumer;
  };
  const write = (eventLog: EventLog, stream: string, events: readonly LoggedEvent[]) =>
    eventLog.append(
      stream,
      events.map((event, index) => ({ number: index + 1, event })),
    );

  test('every group sees every event, and consumers of one group share them', async () => {
    const [eventLog, stream] = [open(), randomUUID()];
    const events = Array.from({ length: 50 }, (_, index) => registered(`person-${index}`));
    const seen: Record<string, string[]> = { mail: [], audit: [] };
    for (const group of ['mail', 'mail', 'audit']) {
      consume(eventLog, { stream, group, handle: async (event) => void seen[group]?.push(event.id) });
    }
    await write(eventLog, stream, events);
    const ids = events.map((event) => event.id).sort();
    await vi.waitFor(() => {
      expect(seen.mail?.toSorted()).toEqual(ids);
      expect(seen.audit?.toSorted()).toEqual(ids);
    });
  });

  test('a group that begins after an event was written still sees it', async () => {
    const [eventLog, stream, event, seen] = [open(), randomUUID(), registered('ada'), [] as LoggedEvent[]];
    await write(eventLog, stream, [event]);
    consume(eventLog, { stream, group: 'mail', handle: async (read) => void seen.push(read) });
    await vi.waitFor(() => expect(seen).toEqual([event]));
  });

  test('an event that could not be handled is tried again until it can, while others go on', async () => {
    const [eventLog, stream, bad, good] = [open(), randomUUID(), registered('bad'), registered('good')];
    const attempts: string[] = [];
    const handled: string[] = [];
    consume(eventLog, {
      stream,
      group: 'mail',
      async handle(event) {
        attempts.push(event.id);
        if (event.id === bad.id && attempts.filter((id) => id === bad.id).length < 3) throw new Error('not yet');
        handled.push(event.id);
      },
    });
    await write(eventLog, stream, [bad, good]);
    await vi.waitFor(() => expect(handled).toEqual([good.id, bad.id]), { timeout: 10_000 });
  });

  test('what a consumer that died had in hand is taken over by another', async () => {
    const [eventLog, stream, event] = [open(), randomUUID(), registered('ada')];
    const { promise: inHand, resolve: taken } = Promise.withResolvers<void>();
    consume(eventLog, {
      stream,
      group: 'mail',
      handle() {
        taken();
        return new Promise((resolve) => setTimeout(resolve, 10_000).unref()); // hangs, as a dead process does
      },
    });
    await write(eventLog, stream, [event]);
    await inHand;
    const handled: string[] = [];
    consume(eventLog, { stream, group: 'mail', claimAfterMs: 100, handle: async ({ id }) => void handled.push(id) });
    await vi.waitFor(() => expect(handled).toEqual([event.id]), { timeout: 10_000 });
    consumers.shift(); // the hung one never ends its work
  });

  test('the number of the last event is known, also when relays append out of turn', async () => {
    const [eventLog, stream] = [open(), randomUUID()];
    expect(await eventLog.lastNumber(stream)).toBeNull();
    await eventLog.append(stream, [{ number: 7, event: registered('ada') }]);
    await eventLog.append(stream, [{ number: 5, event: registered('bob') }]);
    expect(await eventLog.lastNumber(stream)).toBe(7);
  });
}
