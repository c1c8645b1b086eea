import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoggedEvent } from '@parley/schema/events';
import { afterEach, expect, test, vi } from 'vitest';
import { NotFound } from '../src/errors.ts';
import type { DeadLetter, EventLog } from '../src/event-log/event-log.ts';
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
  /** Puts a text where events or dead letters lie, which no program of ours would write. */
  put(stream: string, where: 'events' | 'dead letters', text: string): Promise<void>;
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

  test('events that are appended at the same moment are all there', async () => {
    const [eventLog, stream, seen] = [server.open(), randomUUID(), new Set<string>()];
    const events = Array.from({ length: 30 }, () => registered('ada'));
    await Promise.all(events.map((event, index) => eventLog.append(stream, [{ number: index + 1, event }])));
    consume(eventLog, { stream, group: 'mail', handle: async ({ id }) => void seen.add(id) });
    await vi.waitFor(() => expect(seen).toEqual(new Set(events.map(({ id }) => id))), { timeout: 20_000 });
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
        const isTooEarly = attempts.filter((id) => id === bad.id).length < 3 || !handled.includes(good.id);
        if (event.id === bad.id && isTooEarly) throw new Error('not yet');
        handled.push(event.id);
      },
    });
    await write(eventLog, stream, [bad, good]);
    await vi.waitFor(() => expect(handled).toEqual([good.id, bad.id]), { timeout: 20_000 });
  });

  test('an event that takes long holds up no other', async () => {
    const [eventLog, stream, handled] = [server.open(), randomUUID(), [] as string[]];
    const [slow, ...others] = Array.from({ length: 60 }, (_, index) => registered(`person-${index}`));
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    consume(eventLog, {
      stream,
      group: 'mail',
      async handle({ id }) {
        if (id === slow?.id) await released;
        handled.push(id);
      },
    });
    await write(eventLog, stream, slow === undefined ? [] : [slow, ...others]);
    await vi.waitFor(() => expect(new Set(handled)).toEqual(new Set(others.map(({ id }) => id))), { timeout: 20_000 });
    release();
    await vi.waitFor(() => expect(handled).toContain(slow?.id), { timeout: 20_000 });
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

  /** Someone who gathers the dead letters of a stream. */
  const gather = (eventLog: EventLog, stream: string, group: string) => {
    const letters: DeadLetter[] = [];
    const consumer = eventLog.consumeDeadLetters({
      stream,
      group,
      retryAfterMs: 20,
      log,
      handle: async (letter) => void letters.push(letter),
    });
    consumers.push(consumer);
    return Object.assign(letters, { stop: () => consumer.stop() });
  };

  test('an event that never succeeds is set aside after its last attempt, and others go on', async () => {
    const [eventLog, stream, bad, good] = [server.open(), randomUUID(), registered('bad'), registered('good')];
    const attempts: string[] = [];
    consume(eventLog, {
      stream,
      group: 'mail',
      maxAttempts: 2,
      async handle({ id }) {
        attempts.push(id);
        if (id === bad.id) throw new Error('the password is hunter2');
      },
    });
    await write(eventLog, stream, [bad, good]);
    const letters = gather(eventLog, stream, 'owner');
    await vi.waitFor(() => expect(letters).toHaveLength(1), { timeout: 20_000 });
    expect(letters[0]).toEqual({
      id: expect.any(String),
      stream,
      group: 'mail',
      event: JSON.stringify(bad),
      buriedAt: expect.stringMatching(/^\d{4}-/),
      attempts: 2,
      errorCode: 'Error',
    });
    expect(attempts.filter((id) => id === bad.id)).toHaveLength(2);
    expect(attempts).toContain(good.id);
  });

  test('dead letters of all groups are gathered, each once by each who gathers them, with what they failed with', async () => {
    const [eventLog, stream, event] = [server.open(), randomUUID(), registered('ada')];
    const failsWith = (group: string, error: Error) =>
      consume(eventLog, { stream, group, maxAttempts: 1, handle: () => Promise.reject(error) });
    failsWith('mail', new NotFound('The person'));
    failsWith('search', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    failsWith('audit', Object.assign(new TypeError('no'), { code: 'a code: with words' }));
    await write(eventLog, stream, [event]);
    const owner = gather(eventLog, stream, 'owner');
    const other = gather(eventLog, stream, 'other');
    const codes = (letters: DeadLetter[]) => Object.fromEntries(letters.map(({ group, errorCode }) => [group, errorCode]));
    const known = { mail: 'NOT_FOUND', search: 'ECONNREFUSED', audit: 'TypeError' };
    await vi.waitFor(() => expect([codes(owner), codes(other)]).toEqual([known, known]), { timeout: 20_000 });
    const ids = (letters: DeadLetter[]) => letters.map(({ id }) => id).sort();
    expect(ids(owner)).toEqual(ids(other));
    expect(new Set(ids(owner)).size).toBe(3);

    await owner.stop();
    const later = registered('bob');
    await write(eventLog, stream, [later]);
    const ownerAgain = gather(eventLog, stream, 'owner');
    const eventsOf = (letters: DeadLetter[]) => letters.map(({ event }) => JSON.parse(event).id);
    await vi.waitFor(() => expect(eventsOf(ownerAgain)).toEqual([later.id, later.id, later.id]), { timeout: 20_000 });
  });

  test('a dead letter that cannot be taken is tried again until it can', async () => {
    const [eventLog, stream, taken] = [server.open(), randomUUID(), [] as string[]];
    consume(eventLog, { stream, group: 'mail', maxAttempts: 1, handle: () => Promise.reject(new Error('never')) });
    await write(eventLog, stream, [registered('ada')]);
    let attempts = 0;
    consumers.push(
      eventLog.consumeDeadLetters({
        stream,
        group: 'owner',
        retryAfterMs: 20,
        log,
        async handle({ group }) {
          if (++attempts < 4) throw new Error('the database is away');
          taken.push(group);
        },
      }),
    );
    await vi.waitFor(() => expect(taken).toEqual(['mail']), { timeout: 20_000 });
  });

  test('what cannot be read is set aside as it is, and what is no dead letter is passed over', async () => {
    const [eventLog, stream, good] = [server.open(), randomUUID(), registered('good')];
    const handled: string[] = [];
    consume(eventLog, { stream, group: 'mail', maxAttempts: 1, handle: async ({ id }) => void handled.push(id) });
    await server.put(stream, 'events', '{"id":');
    await write(eventLog, stream, [good]);
    await vi.waitFor(() => expect(handled).toEqual([good.id]), { timeout: 20_000 });
    await server.put(stream, 'dead letters', 'no letter');
    await server.put(stream, 'dead letters', '{"id":1}');
    const letters = gather(eventLog, stream, 'owner');
    await vi.waitFor(() => expect(letters).toHaveLength(1), { timeout: 20_000 });
    expect(letters[0]).toMatchObject({ event: '{"id":', errorCode: 'SyntaxError', attempts: 1 });
  });

  test('an event that is appended again comes to every group once more; where it fails again, that is another dead letter', async () => {
    const [eventLog, stream, event] = [server.open(), randomUUID(), registered('ada')];
    const handled: string[] = [];
    consume(eventLog, { stream, group: 'audit', handle: async ({ id }) => void handled.push(id) });
    consume(eventLog, { stream, group: 'mail', maxAttempts: 1, handle: () => Promise.reject(new Error('never')) });
    const letters = gather(eventLog, stream, 'owner');
    await write(eventLog, stream, [event]);
    await vi.waitFor(() => expect(letters).toHaveLength(1), { timeout: 20_000 });
    await eventLog.appendAgain(stream, event);
    await vi.waitFor(() => expect([letters.length, handled]).toEqual([2, [event.id, event.id]]), { timeout: 20_000 });
    expect(letters[1]?.id).not.toBe(letters[0]?.id);
    expect(letters.map(({ event }) => event)).toEqual([JSON.stringify(event), JSON.stringify(event)]);
  });

  test('the stream remembers what it was given, also when relays append out of turn', async () => {
    const [eventLog, stream] = [server.open(), randomUUID()];
    expect(await eventLog.remembers(stream, 1)).toBe(false);
    await eventLog.append(stream, [{ number: 7, event: registered('ada') }]);
    await eventLog.append(stream, [{ number: 5, event: registered('bob') }]);
    await eventLog.appendAgain(stream, registered('eve'));
    expect(await eventLog.remembers(stream, 7)).toBe(true);
  });
}
