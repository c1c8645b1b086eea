import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createNotifications } from '../src/app.ts';
import { notificationsConfig } from '../src/config.ts';
import { type DigestTime, nextDigestAt } from '../src/digest/digest.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { openRoom } from './support/room.ts';

const SOON = { timeout: 15_000 };

let server: MailServer;
let there: TestNotifications;
beforeAll(async () => {
  server = await startMailServer();
  there = await startNotifications({ settings: { SMTP_URL: server.url } });
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await server.stop();
});

const SET = `mutation ($input: SetNotificationPreferencesInput!) {
  setNotificationPreferences(input: $input) { preferences { digest { every hour } } }
}`;

const choose = (viewer: Viewer, digest: { every: string; hour?: number }) => there.ask(SET, { input: { digest } }, viewer);

const addressOf = ({ id }: Viewer) => `${id}@mail.example`;

const mailsTo = (viewer: Viewer) => server.mails.filter(({ recipients }) => recipients.includes(addressOf(viewer)));

/** Somebody reacts to what the person said, which is told in the list and not by mail. */
async function isReactedTo(viewer: Viewer, excerpt = 'What they said'): Promise<void> {
  const [room, actor] = [openRoom(there), person()];
  const number = 1;
  const key = `${room.id}:${number}`;
  there.owners.reactions.set(`${key}:${actor.id}`, {
    messageId: `${room.id}-${number}`,
    authorId: viewer.id,
    emoji: '🎉',
    level: 'ALL',
    mutedUntil: null,
    hasLeft: false,
  });
  there.owners.shown.set(`${key}:${viewer.id}`, {
    excerpt,
    attachmentCount: 0,
    senderId: viewer.id,
    conversation: { kind: 'GROUP', name: 'Rivers' },
    hasRead: true,
    permalink: `https://chat.example/c/${room.id}/1`,
  });
  const before = await countOf(viewer);
  await there.announce('messages', 'message.changed', {
    conversationId: room.id,
    number,
    revision: 2,
    actorId: actor.id,
    change: 'reacted',
  });
  await expect.poll(() => countOf(viewer), SOON).toBe(before + 1);
}

const countOf = async ({ id }: Viewer) => (await there.sql('select 1 from notification where user_id = $1', [id])).length;

/** The hour of their digest has come. */
const makeDue = ({ id }: Viewer) => there.sql(`update digest set next_at = now() - interval '1 second' where user_id = $1`, [id]);

/** Another node, which looks for what is due when it starts. */
async function startNode(): Promise<void> {
  const node = await createNotifications(notificationsConfig(there.environment), { log: silentLog() });
  onTestFinished(() => node.stop());
}

const deliveriesOf = ({ id }: Viewer) =>
  there.sql<{ id: string; status: string; content: { from: string; until: string } }>(
    `select id, status, content from delivery where user_id = $1 and content->>'kind' = 'digest' order by id`,
    [id],
  );

test('a digest tells what was not read and not mailed, and can be stopped from the mail program', async () => {
  const ada = person();
  await choose(ada, { every: 'DAILY' });
  await isReactedTo(ada, 'First words');
  await isReactedTo(ada, 'Second words');
  await makeDue(ada);
  await startNode();
  const mail = await server.mailTo(addressOf(ada));
  expect(mail.subject).toBe('What you missed today');
  for (const words of ['First words', 'Second words', 'reacted with “🎉” to your message in “Rivers”']) {
    expect(mail.text).toContain(words);
  }
  expect(mail.header('list-unsubscribe')).toContain(`${ada.id}.digest.`);
  expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
});

test('the next digest tells what came since, and nothing twice', async () => {
  const ada = person();
  await choose(ada, { every: 'WEEKLY' });
  await isReactedTo(ada, 'Of the first week');
  await makeDue(ada);
  await startNode();
  await server.mailTo(addressOf(ada), /Of the first week/);
  await isReactedTo(ada, 'Of the second week');
  await makeDue(ada);
  await startNode();
  const second = await server.mailTo(addressOf(ada), /Of the second week/);
  expect(second.subject).toBe('What you missed this week');
  expect(second.text).not.toContain('Of the first week');
  const [first, next] = await deliveriesOf(ada);
  expect(next?.content.from).toBe(first?.content.until);
});

test('many nodes at once plan one digest', async () => {
  const ada = person();
  await choose(ada, { every: 'DAILY' });
  await isReactedTo(ada);
  await makeDue(ada);
  await Promise.all([startNode(), startNode(), startNode()]);
  await expect.poll(async () => (await deliveriesOf(ada)).map(({ status }) => status), SOON).toEqual(['SENT']);
  expect(mailsTo(ada)).toHaveLength(1);
});

test('what was read in time is in no digest, and where nothing is left none goes out', async () => {
  const [ada, bob] = [person(), person()];
  await choose(ada, { every: 'DAILY' });
  await choose(bob, { every: 'DAILY' });
  await isReactedTo(ada);
  await there.sql('update notification set read_at = now() where user_id = $1', [ada.id]);
  await isReactedTo(bob);
  await makeDue(ada);
  await makeDue(bob);
  await startNode();
  await server.mailTo(addressOf(bob));
  expect(await deliveriesOf(ada)).toEqual([]);
  const [row] = await there.sql<{ later: boolean }>('select next_at > now() as later from digest where user_id = $1', [ada.id]);
  expect(row?.later).toBe(true);
});

test('what was mailed on its own, or will be, is in no digest', async () => {
  const ada = person();
  await choose(ada, { every: 'DAILY' });
  for (const [words, status] of [
    ['Mailed before', 'SENT'],
    ['Mailed soon', 'WAITING'],
  ] as const) {
    await isReactedTo(ada, words);
    const [told] = await there.sql<{ id: string }>(
      'select id from notification where user_id = $1 order by number desc limit 1',
      [ada.id],
    );
    const deliveryId = newId();
    await there.sql(
      `insert into delivery (id, user_id, channel, content, content_key, status, due_at, queued_at, created_at)
       values ($1, $2, 'EMAIL', '{"kind":"notification"}', $3, $4, now() + interval '1 hour', now(), now())`,
      [deliveryId, ada.id, words, status],
    );
    await there.sql('insert into delivery_notification (notification_id, delivery_id) values ($1, $2)', [told?.id, deliveryId]);
  }
  await there.announce('users', 'password.changed', { userId: ada.id });
  await expect.poll(() => countOf(ada), SOON).toBe(3);
  await isReactedTo(ada, 'Told now');
  await makeDue(ada);
  await startNode();
  const mail = await server.mailTo(addressOf(ada));
  expect(mail.text).toContain('Told now');
  expect(mail.text).not.toMatch(/Mailed before|Mailed soon|account has changed/);
});

test('a digest moves with the clock that its person lives by, whether that is chosen here or in the profile', async () => {
  const ada = person();
  const hourIn = async (timeZone: string) => {
    const [row] = await there.sql<{ hour: number }>(
      'select extract(hour from next_at at time zone $2)::int as hour from digest where user_id = $1 and next_at > now()',
      [ada.id, timeZone],
    );
    return row?.hour;
  };
  await choose(ada, { every: 'DAILY', hour: 7 });
  expect(await hourIn('UTC')).toBe(7);
  await there.ask(SET, { input: { timeZone: 'Asia/Tokyo' } }, ada);
  expect(await hourIn('Asia/Tokyo')).toBe(7);
  await there.ask(SET, { input: { timeZone: null } }, ada);
  expect(await hourIn('UTC')).toBe(7);

  there.owners.people.set(ada.id, { timeZone: 'America/Lima' });
  const announced = async () => {
    // What a profile says is known for a second.
    await there.announce('users', 'account.changed', { userId: ada.id });
    return hourIn('America/Lima');
  };
  await expect.poll(announced, SOON).toBe(7);
});

test('who chose none gets none, also when one was planned already', async () => {
  const ada = person();
  await choose(ada, { every: 'DAILY' });
  await isReactedTo(ada);
  server.behave({ refuses: 'mail', code: 550 });
  await makeDue(ada);
  await startNode();
  await expect.poll(async () => (await deliveriesOf(ada)).map(({ status }) => status), SOON).toEqual(['FAILED']);
  server.behave('takes');
  await choose(ada, { every: 'NONE' });
  const [planned] = await deliveriesOf(ada);
  const retry = 'mutation ($id: ID!) { retryDelivery(id: $id) { delivery { id } } }';
  await there.ask(retry, { id: planned?.id }, person({ roles: ['USER', 'ADMIN'] }));
  await expect.poll(async () => (await deliveriesOf(ada)).map(({ status }) => status), SOON).toEqual(['SKIPPED']);
  expect(mailsTo(ada)).toEqual([]);
});

test('an hour that no day has is refused', async () => {
  for (const hour of [-1, 24, 1000]) {
    const { errors } = await there.graph(SET, { input: { digest: { every: 'DAILY', hour } } }, person());
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'digest.hour' });
  }
});

test('of an erased person no digest is left', async () => {
  const ada = person();
  await choose(ada, { every: 'DAILY' });
  await there.announce('users', 'account.erased', { userId: ada.id });
  await expect.poll(() => there.sql('select 1 from digest where user_id = $1', [ada.id]), SOON).toEqual([]);
});

test.each<[what: string, time: DigestTime, timeZone: string, after: string, next: string]>([
  ['later today', { every: 'DAILY', hour: 8 }, 'Europe/Vienna', '2026-07-01T05:00:00Z', '2026-07-01T06:00:00Z'],
  [
    'tomorrow, where the hour is over',
    { every: 'DAILY', hour: 8 },
    'Europe/Vienna',
    '2026-07-01T06:00:00Z',
    '2026-07-02T06:00:00Z',
  ],
  [
    'today there, where it is tomorrow already',
    { every: 'DAILY', hour: 9 },
    'Pacific/Auckland',
    '2026-07-01T12:30:00Z',
    '2026-07-01T21:00:00Z',
  ],
  ['next Monday', { every: 'WEEKLY', hour: 8 }, 'UTC', '2026-07-01T00:00:00Z', '2026-07-06T08:00:00Z'],
  [
    'in a week, where the hour of Monday is over',
    { every: 'WEEKLY', hour: 8 },
    'UTC',
    '2026-07-06T08:00:00Z',
    '2026-07-13T08:00:00Z',
  ],
  [
    'by summer time after the clocks went forward',
    { every: 'DAILY', hour: 8 },
    'Europe/Vienna',
    '2026-03-28T12:00:00Z',
    '2026-03-29T06:00:00Z',
  ],
  [
    'an hour later, where the day lacks the hour',
    { every: 'DAILY', hour: 2 },
    'Europe/Vienna',
    '2026-03-28T12:00:00Z',
    '2026-03-29T01:00:00Z',
  ],
  [
    'once, where the day has the hour twice',
    { every: 'DAILY', hour: 2 },
    'Europe/Vienna',
    '2026-10-25T00:00:00Z',
    '2026-10-26T01:00:00Z',
  ],
  [
    'by UTC, where nobody knows the zone',
    { every: 'DAILY', hour: 8 },
    'Moon/Tranquility',
    '2026-07-01T00:00:00Z',
    '2026-07-01T08:00:00Z',
  ],
])('the next digest is due %s', (_what, time, timeZone, after, next) => {
  expect(nextDigestAt(time, timeZone, new Date(after)).toISOString()).toBe(new Date(next).toISOString());
});
