import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoggedEvent } from '@parley/schema/events';
import { afterEach, expect, test, vi } from 'vitest';
import type { EventLog } from '../src/event-log/event-log.ts';
import { silentLog } from '../src/log.ts';
import type { Running } from '../src/process.ts';

const log = silentLog();

export function registered(userId: string): LoggedEvent {
  return { id: randomUUID(), name: 'account.registered', key: userId, at: new Date().toISOString(), payload: { userId } };
}

export interface ServerUnderTest {
  open(): EventLog;
  /** What the consumer that is killed needs to find the same log: kind, address, prefix. */
  address: readonly string[];
  deadLetters(stream: string): Promise<LoggedEvent[]>;
}

const CONSUMER = fileURLToPath(new URL('./support/consume-and-hang.ts', import.meta.url));

/** What every event log keeps to, whichever server is behind it. */
export function eventLogContract(server: ServerUnderTest): void {
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
    const [eventLog, stream] = [server.open(), randomUUID()];
    const events = Array.from({ length: 50 }, (_, index) => registered(`person-${index}`));
    const seen: Record<string, string[]> = { mail: [], audit: [] };
    for (const group of ['mail', 'mail', 'audit']) {
      consume(eventLog, { stream, group, handle: async (event) => void seen[group]?.push(event.id) });
    }
    await write(eventLog, stream, events);
    const ids = events.map((event) => event.id).sort();
    await vi.waitFor(
      () => {
        expect([...new Set(seen.mail)].sort()).toEqual(ids);
        expect([...new Set(seen.audit)].sort()).toEqual(ids);
      },
      { timeout: 20_000 },
    );
  });

  test('a group that begins after an event was written still sees it', async () => {
    const [eventLog, stream, event, seen] = [server.open(), randomUUID(), registered('ada'), [] as LoggedEvent[]];
    await write(eventLog, stream, [event]);
    consume(eventLog, { stream, group: 'mail', handle: async (read) => void seen.push(read) });
    await vi.waitFor(() => expect(seen).toEqual([event]), { timeout: 20_000 });
  });

  test('an event that could not be handled is tried again until it can, while others go on', async () => {
    const [eventLog, stream, bad, good] = [server.open(), randomUUID(), registered('bad'), registered('good')];
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
    await vi.waitFor(() => expect(handled).toEqual([good.id, bad.id]), { timeout: 20_000 });
  });

  test('what a killed consumer had in hand is taken over by another', { timeout: 60_000 }, async () => {
    const [eventLog, stream, event] = [server.open(), randomUUID(), registered('ada')];
    await write(eventLog, stream, [event]);
    const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', CONSUMER, ...server.address, stream, 'mail'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data'); // it has the event in hand, and never ends its work
    child.kill('SIGKILL');
    await once(child, 'exit');
    const handled: string[] = [];
    consume(eventLog, { stream, group: 'mail', claimAfterMs: 500, handle: async ({ id }) => void handled.push(id) });
    await vi.waitFor(() => expect(handled).toEqual([event.id]), { timeout: 50_000 });
  });

  test('an event that never succeeds is set aside after its last attempt, and others go on', async () => {
    const [eventLog, stream, bad, good] = [server.open(), randomUUID(), registered('bad'), registered('good')];
    const attempts: string[] = [];
    consume(eventLog, {
      stream,
      group: 'mail',
      maxAttempts: 2,
      async handle({ id }) {
        attempts.push(id);
        if (id === bad.id) throw new Error('never');
      },
    });
    await write(eventLog, stream, [bad, good]);
    await vi.waitFor(async () => expect(await server.deadLetters(stream)).toEqual([bad]), { timeout: 20_000 });
    expect(attempts.filter((id) => id === bad.id)).toHaveLength(2);
    expect(attempts).toContain(good.id);
  });

  test('the stream remembers what it was given, also when relays append out of turn', async () => {
    const [eventLog, stream] = [server.open(), randomUUID()];
    expect(await eventLog.remembers(stream, 1)).toBe(false);
    await eventLog.append(stream, [{ number: 7, event: registered('ada') }]);
    await eventLog.append(stream, [{ number: 5, event: registered('bob') }]);
    expect(await eventLog.remembers(stream, 7)).toBe(true);
  });
}
