import { randomBytes } from 'node:crypto';
import { newId } from '@parley/kit/id';
import { createLog, silentLog } from '@parley/kit/log';
import type { EventName, Events } from '@parley/schema/events';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { createNotifications } from '../src/app.ts';
import { notificationsConfig } from '../src/config.ts';
import type { LetterName } from '../src/delivery/delivery.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';
import { startNotifications, type TestNotifications } from './support/notifications.ts';
import { prepareSurroundings, type Surroundings } from './support/surroundings.ts';
import { tracesOf } from './support/traces.ts';

const SOON = { timeout: 15_000 };

let server: MailServer;
let there: TestNotifications;
beforeAll(async () => {
  server = await startMailServer();
  there = await startNotifications({ settings: { SMTP_URL: server.url, MAIL_FROM: 'Chat <chat@chat.example>' } });
});
beforeEach(() => server.behave('takes'));
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await server.stop();
});

/** Somebody for whom the users subgraph has that letter, with a secret in its link. */
function letterWaits(letter: LetterName, { owners }: Pick<Surroundings, 'owners'> = there) {
  const [userId, secret] = [newId(), randomBytes(32).toString('base64url')];
  const to = `${userId}@people.example`;
  owners.letters.set(`${letter}:${userId}`, { to, url: `https://chat.example/page?token=${secret}` });
  return { userId, secret, to };
}

const statusOf = async (userId: string, { sql }: Pick<Surroundings, 'sql'> = there) =>
  (await sql<{ status: string }>('select status from delivery where user_id = $1 order by id', [userId])).map(
    ({ status }) => status,
  );

/** Everything that was announced so far has become a delivery, by now: others of the same stream came before it. */
async function settled(): Promise<void> {
  const { userId, to } = letterWaits('passwordWasChanged');
  await there.announce('users', 'password.changed', { userId });
  await server.mailTo(to);
}

const CALLS: { [Name in LetterName]: readonly [name: EventName, more: object, subject: string] } = {
  verifyAddress: ['emailVerification.requested', {}, 'Confirm your e-mail address'],
  resetPassword: ['passwordReset.requested', {}, 'Set a new password'],
  confirmNewAddress: ['emailChange.requested', {}, 'Confirm your new e-mail address'],
  addressIsToChange: ['emailChange.requested', {}, 'Your e-mail address is about to change'],
  passwordWasChanged: ['password.changed', {}, 'Your password was changed'],
  newDevice: ['session.started', { sessionId: newId(), newDevice: true }, 'A log-in from a new device'],
};

test.each(Object.entries(CALLS))(
  'the letter %s goes out at once, as text and as HTML, and cannot be stopped',
  async (letter, call) => {
    const [name, more, subject] = call;
    const { userId, secret, to } = letterWaits(letter as LetterName);
    await there.announce('users', name, { userId, ...more } as Events[EventName]);
    const mail = await server.mailTo(to);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(`https://chat.example/page?token=${secret}`);
    expect(mail.html).toContain(`href="https://chat.example/page?token=${secret}"`);
    expect(mail.header('auto-submitted')).toBe('auto-generated');
    expect(mail.header('list-unsubscribe')).toBeUndefined();
    expect(mail.text).not.toContain('unsubscribe');
  },
);

test('whoever turned off all mails still gets letters about the account', async () => {
  const { userId, to } = letterWaits('resetPassword');
  await there.ask(
    'mutation ($input: SetNotificationPreferencesInput!) { setNotificationPreferences(input: $input) { preferences { timeZone } } }',
    { input: { kinds: [{ kind: 'SECURITY', email: false, push: false }] } },
    { id: userId, roles: ['USER'], scopes: ['*'], sessionId: newId() },
  );
  await there.announce('users', 'passwordReset.requested', { userId });
  expect((await server.mailTo(to)).subject).toBe('Set a new password');
});

test('a log-in from a device that is known calls for no letter', async () => {
  const { userId, to } = letterWaits('newDevice');
  await there.announce('users', 'session.started', { userId, sessionId: newId(), newDevice: false });
  await settled();
  expect(server.mails.flatMap(({ recipients }) => recipients)).not.toContain(to);
});

test('the time of a log-in is told by the clock of where the person is', async () => {
  const { userId, to } = letterWaits('newDevice');
  there.owners.people.set(userId, { timeZone: 'Asia/Kolkata' });
  const event = await there.announce('users', 'session.started', { userId, sessionId: newId(), newDevice: true });
  const { text = '' } = await server.mailTo(to);
  const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Kolkata' });
  expect(text).toContain(`on ${shown.format(new Date(event.at))}.`);
});

test('an event that comes again sends no second letter, also when two instances read it', async () => {
  const other = await createNotifications(notificationsConfig(there.environment), { log: silentLog() });
  onTestFinished(() => other.stop());
  const { userId, to } = letterWaits('verifyAddress');
  const event = await there.announce('users', 'emailVerification.requested', { userId });
  await there.announceAgain('users', event, event, event);
  await server.mailTo(to);
  await settled();
  expect(server.mails.filter(({ recipients }) => recipients.includes(to))).toHaveLength(1);
  expect(await statusOf(userId)).toEqual(['SENT']);
});

test('what there is nothing to send for any more is skipped', async () => {
  const userId = newId();
  await there.announce('users', 'passwordReset.requested', { userId });
  await expect.poll(() => statusOf(userId), SOON).toEqual(['SKIPPED']);
});

test('a letter waits for a server that is away, and then goes out with the same link and the same id', async () => {
  const { userId, secret, to } = letterWaits('resetPassword');
  server.behave('hangsUpOnce'); // it has the mail, and nobody knows
  await there.announce('users', 'passwordReset.requested', { userId });
  await expect.poll(() => statusOf(userId), SOON).toEqual(['SENT']);
  const both = server.mails.filter(({ recipients }) => recipients.includes(to));
  expect(both).toHaveLength(2);
  expect(new Set(both.map(({ messageId }) => messageId)).size).toBe(1);
  for (const { text } of both) expect(text).toContain(secret);
});

test('the secret of a link and the address stand in no row, queue, stream or log, whether the letter went out, waits or was refused', async () => {
  const surroundings = await prepareSurroundings({ settings: { SMTP_URL: server.url } });
  const logged: string[] = [];
  const log = createLog('notifications', 'trace', { write: (line) => void logged.push(line) });
  const subgraph = await createNotifications(notificationsConfig(surroundings.environment), { log });
  onTestFinished(async () => {
    await subgraph.stop();
    await surroundings[Symbol.asyncDispose]();
  });
  const endsAs = (userId: string, status: string) => expect.poll(() => statusOf(userId, surroundings), SOON).toEqual([status]);

  const sent = letterWaits('verifyAddress', surroundings);
  await surroundings.announce('users', 'emailVerification.requested', { userId: sent.userId });
  await endsAs(sent.userId, 'SENT');
  const refused = letterWaits('resetPassword', surroundings);
  server.behave({ refuses: 'recipient', code: 550 });
  await surroundings.announce('users', 'passwordReset.requested', { userId: refused.userId });
  await endsAs(refused.userId, 'FAILED');
  const waiting = letterWaits('passwordWasChanged', surroundings);
  server.behave({ refuses: 'mail', code: 451 });
  await surroundings.announce('users', 'password.changed', { userId: waiting.userId });
  const tries = () => surroundings.sql('select 1 from delivery where user_id = $1 and reason is not null', [waiting.userId]);
  await expect.poll(async () => (await tries()).length, SOON).toBe(1);

  const words = [sent, refused, waiting].flatMap(({ secret, to }) => [secret, to]);
  expect(await tracesOf(surroundings, words)).toEqual([]);
  expect(logged.filter((line) => words.some((word) => line.includes(word)))).toEqual([]);
  // What is looked through is where things are put down.
  expect(await tracesOf(surroundings, [waiting.userId])).toEqual(expect.arrayContaining(['delivery']));
  expect(logged.length).toBeGreaterThan(0);
});
