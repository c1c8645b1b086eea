import { randomUUID } from 'node:crypto';
import { NotFound } from '@parley/kit/errors';
import type { EventLog } from '@parley/kit/event-log/event-log';
import { silentLog } from '@parley/kit/log';
import { connectRedis } from '@parley/kit/redis';
import type { LoggedEvent } from '@parley/schema/events';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';

const LIST = `query ($first: Int! = 100, $after: String) {
  deadLetters(first: $first, after: $after) {
    edges { node { id stream group eventId eventName eventAt buriedAt attempts errorCode replayedAt } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const REPLAY = 'mutation ($id: ID!) { replayDeadLetter(id: $id) { deadLetter { id replayedAt } } }';
const DISCARD = 'mutation ($id: ID!) { discardDeadLetter(id: $id) { deadLetterId } }';

interface Letter {
  id: string;
  stream: string;
  group: string;
  eventId: string | null;
  errorCode: string;
  replayedAt: string | null;
}

interface Page {
  edges: { node: Letter }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const admin = person({ roles: ['USER', 'ADMIN'] });
const brokers = inject('kafkaBrokers') ?? '';

describe.each<{ log: string; settings: Record<string, string>; isThere: boolean }>([
  { log: 'Redis Streams', settings: {}, isThere: true },
  { log: 'Kafka (skipped where KAFKA_BROKERS names no server)', settings: { KAFKA_BROKERS: brokers }, isThere: brokers !== '' },
])('dead letters on $log', ({ settings, isThere }) => {
  if (isThere) deadLetters(settings);
  else test.skip('an ADMIN sees them', () => undefined);
});

function deadLetters(settings: Record<string, string>): void {
  let chat: TestNotifications;
  let consumers: ReturnType<EventLog['consume']>[] = [];
  beforeAll(async () => {
    chat = await startNotifications({ settings });
  });
  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    consumers = [];
  });
  afterAll(() => chat[Symbol.asyncDispose]());

  /** Somebody who cannot handle what happens to one person, gives up after two attempts, and works once what is wrong was mended. */
  const consume = (stream: string, error: Error | null) => {
    const state = { group: `group-${randomUUID()}`, userId: randomUUID(), handled: [] as string[], mended: error === null };
    const handle = async (event: LoggedEvent) => {
      const concerns = event.name === 'account.registered' && event.payload.userId === state.userId;
      if (!concerns || state.handled.includes(event.id)) return;
      if (!state.mended) throw error;
      state.handled.push(event.id);
    };
    const options = { stream, handle, log: silentLog(), maxAttempts: 2, retryAfterMs: 20 };
    consumers.push(chat.eventLog.consume({ ...options, group: state.group }));
    return state;
  };
  const letters = async (): Promise<Letter[]> => {
    const { deadLetters } = await chat.ask(LIST, {}, admin);
    return deadLetters.edges.map(({ node }: { node: Letter }) => node);
  };
  const of = async (group: string) => (await letters()).filter((letter) => letter.group === group);
  const until = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 20_000 });
  const happens = (to: { userId: string }, stream = 'users') =>
    chat.announce(stream, 'account.registered', { userId: to.userId });

  test('an ADMIN sees which event nobody could handle, who could not, and why, and nothing that the error said', async () => {
    const secret = 'https://chat.example/reset?token=hunter2';
    const mail = consume('users', new Error(secret));
    const event = await happens(mail);
    await until(() => of(mail.group)).toHaveLength(1);
    expect(await of(mail.group)).toEqual([
      {
        id: expect.any(String),
        stream: 'users',
        group: mail.group,
        eventId: event.id,
        eventName: 'account.registered',
        eventAt: event.at,
        buriedAt: expect.any(String),
        attempts: 2,
        errorCode: 'Error',
        replayedAt: null,
      },
    ]);
    const rows = await chat.sql('select * from dead_letter');
    expect(JSON.stringify(rows)).not.toContain('hunter2');
  });

  test('they are gathered from every stream', async () => {
    const streams = ['users', 'messages', 'files', 'presence', 'notifications'];
    const all = streams.map((stream) => ({ stream, ...consume(stream, new NotFound('The person')) }));
    for (const one of all) await happens(one, one.stream);
    await until(async () => {
      const known = (await letters()).filter((letter) => all.some(({ group }) => letter.group === group));
      return new Set(known.map(({ stream, errorCode }) => `${stream} ${errorCode}`));
    }).toEqual(new Set(streams.map((stream) => `${stream} NOT_FOUND`)));
  });

  test('one that is replayed is handled by who could not, and once by who could', async () => {
    const mail = consume('users', new Error('the server is away'));
    const search = Object.assign(consume('users', null), { userId: mail.userId });
    const event = await happens(mail);
    await until(() => of(mail.group)).toHaveLength(1);
    const [letter] = await of(mail.group);
    mail.mended = true;
    const { replayDeadLetter } = await chat.ask(REPLAY, { id: letter?.id }, admin);
    expect(replayDeadLetter.deadLetter).toEqual({ id: letter?.id, replayedAt: expect.any(String) });
    await until(async () => mail.handled).toEqual([event.id]);
    await until(async () => search.handled).toEqual([event.id]);
    expect(await of(mail.group)).toEqual([{ ...letter, replayedAt: replayDeadLetter.deadLetter.replayedAt }]);
  });

  test('one that is replayed while its cause is still there becomes one other dead letter', async () => {
    const mail = consume('users', new Error('still away'));
    const event = await happens(mail);
    await until(() => of(mail.group)).toHaveLength(1);
    const [first] = await of(mail.group);
    await chat.ask(REPLAY, { id: first?.id }, admin);
    await until(() => of(mail.group)).toHaveLength(2);
    const all = await of(mail.group);
    expect(all.map(({ eventId }) => eventId)).toEqual([event.id, event.id]);
    expect(all.filter(({ replayedAt }) => replayedAt === null)).toHaveLength(1);
    // What comes after it in the log is set aside after it: were it tried over and over, there would be more of it by then.
    await happens(mail);
    await until(() => of(mail.group)).toHaveLength(3);
    expect((await of(mail.group)).filter(({ eventId }) => eventId === event.id)).toHaveLength(2);
  });

  test('one that is discarded is gone', async () => {
    const mail = consume('users', new Error('never'));
    await happens(mail);
    await until(() => of(mail.group)).toHaveLength(1);
    const [letter] = await of(mail.group);
    expect(await chat.ask(DISCARD, { id: letter?.id }, admin)).toEqual({ discardDeadLetter: { deadLetterId: letter?.id } });
    expect(await of(mail.group)).toEqual([]);
    expect(await chat.refusal(REPLAY, { id: letter?.id }, admin)).toBe('NOT_FOUND');
    expect(await chat.refusal(REPLAY, { id: '\0' }, admin)).toBe('NOT_FOUND');
    expect(await chat.refusal(DISCARD, { id: letter?.id }, admin)).toBe('NOT_FOUND');
  });

  test('they are paged, newest first, without a repeat or a gap', async () => {
    const mail = consume('users', new Error('never'));
    for (let count = 0; count < 5; count++) await happens(mail);
    await until(() => of(mail.group)).toHaveLength(5);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { deadLetters: Page } = await chat.ask(LIST, { first: 2, after }, admin);
      const { edges, pageInfo } = page.deadLetters;
      seen.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual((await letters()).map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test.each([
    '{"name":"x"}',
    Buffer.from('{"id":1}').toString('base64url'),
    Buffer.from('{"buriedAt":"now","id":"a"}').toString('base64url'),
  ])('the cursor %s is refused', async (after) => {
    expect(await chat.refusal(LIST, { after }, admin)).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['nobody', null, 'UNAUTHENTICATED'],
    ['somebody', person(), 'FORBIDDEN'],
    ['an agent', person({ roles: ['USER', 'AGENT'] }), 'FORBIDDEN'],
    ['a program of an ADMIN without the scope', person({ roles: ['ADMIN'], scopes: ['notifications:write'] }), 'FORBIDDEN'],
  ])('%s neither sees, replays nor discards any', async (_, outsider, code) => {
    const mail = consume('users', new Error('never'));
    const event = await happens(mail);
    await until(() => of(mail.group)).toHaveLength(1);
    const [letter] = await of(mail.group);
    expect(await chat.refusal(LIST, {}, outsider)).toBe(code);
    expect(await chat.refusal(REPLAY, { id: letter?.id }, outsider)).toBe(code);
    expect(await chat.refusal(DISCARD, { id: letter?.id }, outsider)).toBe(code);
    expect(await of(mail.group)).toEqual([expect.objectContaining({ eventId: event.id, replayedAt: null })]);
  });
}

test('what cannot be read can be discarded, and not replayed', async () => {
  await using chat = await startNotifications();
  const redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  const poison = '{"id":"\0';
  const consumer = chat.eventLog.consume({
    stream: 'users',
    group: 'mail',
    handle: async () => undefined,
    log: silentLog(),
    maxAttempts: 1,
  });
  await redis.client.xadd(`${chat.environment['REDIS_PREFIX']}:log:{users}`, '*', 'event', poison);
  const mine = async () => {
    const { deadLetters } = await chat.ask(LIST, {}, admin);
    return deadLetters.edges.map(({ node }: { node: Letter }) => node);
  };
  await expect
    .poll(mine)
    .toEqual([
      expect.objectContaining({ group: 'mail', eventId: null, eventName: null, eventAt: null, errorCode: 'SyntaxError' }),
    ]);
  const [{ id }] = await mine();
  expect(await chat.refusal(REPLAY, { id }, admin)).toBe('CONFLICT');
  await chat.ask(DISCARD, { id }, admin);
  expect(await mine()).toEqual([]);
  await consumer.stop();
  await redis.stop();
});
