import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import { startNotificationsProcess } from './support/notifications-process.ts';
import { event, prepareSurroundings } from './support/surroundings.ts';

const EVENTS = 10_000;
const BATCH = 500;
const PEOPLE = 100;
/** After so many notifications an instance is killed; the other one works on. */
const KILLS = [1_500, 4_000, 6_500];
const LIMIT_MS = 300_000;

test(`when consumers are killed amid ${EVENTS} events, each notification exists once`, { timeout: LIMIT_MS }, async () => {
  await using chat = await prepareSurroundings();
  const people = Array.from({ length: PEOPLE }, () => newId());
  for (const id of people) chat.owners.people.set(id, { email: null });
  const events = Array.from({ length: EVENTS }, (_, index) => {
    const [conversationId, senderId, number] = [newId(), newId(), 1];
    chat.owners.addressees.set(`${conversationId}:${number}`, {
      conversation: { kind: 'DIRECT', name: null, memberCount: 2 },
      message: { id: newId(), senderId, threadRoot: null, system: null },
      people: [{ userId: people[index % PEOPLE] ?? '', because: ['DIRECT'], level: 'ALL', mutedUntil: null, hasRead: false }],
      next: null,
    });
    const mentions = { userIds: [], everyone: false, here: false };
    const message = {
      conversationId,
      number,
      revision: 1,
      change: 'sent',
      senderId,
      threadRoot: null,
      mentions,
      system: null,
    } as const;
    return event('message.sent', message);
  });
  for (let start = 0; start < EVENTS; start += BATCH) await chat.announceAgain('messages', ...events.slice(start, start + BATCH));

  const countOf = async (table: 'notification' | 'handled_event') => {
    const [row] = await chat.sql<{ count: number }>(`select count(*)::integer as count from ${table}`);
    return row?.count ?? 0;
  };
  const instances = await Promise.all([1, 2].map(() => startNotificationsProcess(chat.environment)));
  try {
    for (const kill of KILLS) {
      await expect.poll(() => countOf('notification'), { timeout: LIMIT_MS }).toBeGreaterThanOrEqual(kill);
      await instances.shift()?.kill9();
      instances.push(await startNotificationsProcess(chat.environment));
    }
    expect(await countOf('notification')).toBeLessThan(EVENTS);
    await expect.poll(() => countOf('handled_event'), { timeout: LIMIT_MS }).toBe(EVENTS);
  } finally {
    await Promise.all(instances.map((instance) => instance.kill9()));
  }

  const told = await chat.sql<{ userId: string; number: number; conversationId: string }>(
    'select user_id as "userId", number, conversation_id as "conversationId" from notification order by number',
  );
  expect(told).toHaveLength(EVENTS);
  expect(new Set(told.map(({ conversationId }) => conversationId)).size).toBe(EVENTS);
  const gapless = Array.from({ length: EVENTS / PEOPLE }, (_, index) => index + 1);
  for (const id of people) expect(told.filter(({ userId }) => userId === id).map(({ number }) => number)).toEqual(gapless);
  const announced = await chat.sql<{ id: string }>(
    `select payload->>'notificationId' as id from outbox where name = 'notification.added'`,
  );
  expect([announced.length, new Set(announced.map(({ id }) => id)).size]).toEqual([EVENTS, EVENTS]);
});
