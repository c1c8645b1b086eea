import { newId } from '@parley/kit/id';
import { expect, test } from 'vitest';
import { type Delivery, type DeliveryContent, Undeliverable } from '../src/delivery/delivery.ts';
import { createMailCarrier } from '../src/mail/mail-carrier.ts';
import { createNotificationMails } from '../src/mail/notification-mail.ts';
import { createPost } from '../src/mail/post.ts';
import { readSender } from '../src/mail/sender.ts';
import type { NotificationWords } from '../src/notification/words.ts';
import type { Recipient } from '../src/person/people.ts';
import { DEFAULT_WISHES } from '../src/rule/defaults.ts';
import type { Wishes } from '../src/rule/facts.ts';
import { createUnsubscribeLinks } from '../src/unsubscribe/unsubscribe-links.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';

const ADA: Recipient = {
  id: newId(),
  name: 'Ada',
  email: 'ada@people.example',
  unverifiedEmail: null,
  locale: null,
  timeZone: 'Europe/Lisbon',
  suspended: false,
};

const WISHES: Wishes = { channels: DEFAULT_WISHES, quietHours: null, timeZone: 'Europe/Lisbon' };

const words = (given: Partial<NotificationWords> = {}): NotificationWords => ({
  id: newId(),
  kind: 'MENTION',
  at: new Date('2026-07-01T09:30:00Z'),
  actor: 'Bob',
  conversation: { kind: 'GROUP', name: 'Harbour' },
  excerpt: 'Are you coming, @Ada?',
  attachmentCount: 0,
  emoji: null,
  url: 'https://chat.example/c/1/7',
  ...given,
});

interface Surroundings {
  told?: readonly (NotificationWords | null)[];
  recipient?: Recipient | null;
  wishes?: Wishes;
  from?: string;
  /** How long the server may be silent. */
  silenceMs?: number;
}

/** The carrier on a mail server, with words and people as the test makes them up. */
async function startMailing({
  told = [words()],
  recipient = ADA,
  wishes = WISHES,
  from = 'Chat <chat@chat.example>',
  silenceMs = 5000,
}: Surroundings = {}) {
  const server = await startMailServer();
  const sender = readSender(from);
  if (sender === null) throw new Error(`${from} is no sender`);
  const post = createPost({
    smtpUrl: server.url,
    sender,
    connections: 2,
    timeouts: { dnsTimeout: 5000, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: silenceMs },
  });
  const nothing = async () => ({ nothing: 'not in this test' });
  const carrier = createMailCarrier({
    write: {
      notification: createNotificationMails({
        people: { recipient: async () => recipient },
        words: { of: async () => [...told] },
        wishes: { wishesOf: async () => wishes },
        unsubscribeLinks: createUnsubscribeLinks({
          passportKey: 'a key of the subgraph for tests only',
          gatewayUrl: 'https://chat.example',
        }),
        settingsUrl: 'https://chat.example/settings/notifications',
      }),
      letter: nothing,
      digest: nothing,
    },
    post,
    house: sender.name,
  });
  return {
    server,
    carry: (given: Partial<Delivery> = {}) => carrier.carry(delivery(given)),
    async [Symbol.asyncDispose]() {
      await post.stop();
      await server.stop();
    },
  };
}

function delivery(given: Partial<Delivery> = {}): Delivery {
  const content: DeliveryContent = { kind: 'notification', notificationId: newId() };
  return {
    id: newId(),
    userId: ADA.id,
    channel: 'EMAIL',
    content,
    notificationIds: [],
    deviceId: null,
    attempts: 0,
    createdAt: new Date(),
    ...given,
  };
}

function onlyMail({ mails }: MailServer) {
  const [mail, ...others] = mails;
  if (mail === undefined || others.length > 0) throw new Error(`${mails.length} mails came`);
  return mail;
}

test('a mail tells who did what where, quotes what they said, and leads to it, as text and as HTML', async () => {
  await using mailing = await startMailing();
  expect(await mailing.carry()).toEqual({ kind: 'sent' });
  const { subject, from, recipients, text = '', html = '' } = onlyMail(mailing.server);
  expect({ subject, from, recipients }).toEqual({
    subject: '“Bob” mentioned you in “Harbour”',
    from: { name: 'Chat', address: 'chat@chat.example' },
    recipients: ['ada@people.example'],
  });
  expect(text).toContain(
    '“Bob” mentioned you in “Harbour” (1 July 2026 at 10:30)\n> Are you coming, @Ada?\nhttps://chat.example/c/1/7',
  );
  expect(html).toContain('“<b>Bob</b>” mentioned you in “<b>Harbour</b>”');
  expect(html).toContain('Are you coming, @Ada?');
  expect(html).toContain('href="https://chat.example/c/1/7"');
});

test('a mail loads nothing from anywhere, and follows a reader who likes it dark', async () => {
  await using mailing = await startMailing();
  await mailing.carry();
  const { html = '' } = onlyMail(mailing.server);
  expect(html).not.toMatch(/<img|<link|<script|url\(|@import|src=/i);
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  expect(html).toContain('@media (prefers-color-scheme: dark)');
});

test('one mail tells of a whole burst, the oldest first', async () => {
  const told = [words({ excerpt: 'First' }), words({ kind: 'REPLY', actor: 'Cy', excerpt: 'Second' })];
  await using mailing = await startMailing({ told });
  await mailing.carry();
  const { subject, text = '' } = onlyMail(mailing.server);
  expect(subject).toBe('2 things wait for you in “Harbour”');
  expect(text.indexOf('> First')).toBeGreaterThan(0);
  expect(text.indexOf('> Second')).toBeGreaterThan(text.indexOf('> First'));
});

test('a burst of hundreds is cut short, and says so', async () => {
  const told = Array.from({ length: 300 }, (_, index) => words({ excerpt: `Message ${index}` }));
  await using mailing = await startMailing({ told });
  await mailing.carry();
  const { text = '' } = onlyMail(mailing.server);
  expect(text).toContain('And 280 more.');
  expect(text).not.toContain('Message 20');
});

test('what was read, or is not to be seen any more, is left out, and when nothing is left no mail goes out', async () => {
  await using some = await startMailing({ told: [null, words({ excerpt: 'Still here' }), null] });
  await some.carry();
  expect(onlyMail(some.server).subject).toBe('“Bob” mentioned you in “Harbour”');
  await using none = await startMailing({ told: [null, null] });
  expect(await none.carry()).toMatchObject({ kind: 'skipped' });
  expect(none.server.mails).toEqual([]);
});

test.each([
  [
    'turned off mails of the kind meanwhile',
    { wishes: { ...WISHES, channels: { ...DEFAULT_WISHES, MENTION: { inApp: true, email: false, push: true } } } },
  ],
  ['has no confirmed address', { recipient: { ...ADA, email: null, unverifiedEmail: 'ada@people.example' } }],
  ['is suspended', { recipient: { ...ADA, suspended: true } }],
  ['is gone', { recipient: null }],
])('who %s is not mailed', async (_why, surroundings) => {
  await using mailing = await startMailing(surroundings);
  expect(await mailing.carry()).toMatchObject({ kind: 'skipped' });
  expect(mailing.server.mails).toEqual([]);
});

test('a mail can be stopped from the mail program, and says that no human sent it', async () => {
  await using mailing = await startMailing();
  await mailing.carry();
  const mail = onlyMail(mailing.server);
  expect(mail.header('auto-submitted')).toBe('auto-generated');
  expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const [, link = ''] = /^<(https:\/\/chat\.example\/unsubscribe\/[^>\s]+)>$/.exec(mail.header('list-unsubscribe') ?? '') ?? [];
  expect(link).toContain(`${ADA.id}.notifications.`);
  expect(mail.text).toContain(link);
});

test('a mail that is sent again bears the same id', async () => {
  await using mailing = await startMailing();
  const id = newId();
  await mailing.carry({ id });
  await mailing.carry({ id, attempts: 1 });
  await mailing.carry();
  const ids = mailing.server.mails.map(({ messageId }) => messageId);
  expect(ids.slice(0, 2)).toEqual([`<${id}@chat.example>`, `<${id}@chat.example>`]);
  expect(ids[2]).not.toBe(ids[0]);
});

const HOSTILE: readonly (readonly [what: string, words: string])[] = [
  ['markup', '<script>alert("x")</script>'],
  ['another header', 'Bob\r\nBcc: everybody@people.example'],
  ['the end of a quotation', '”, says the administrator: your account is locked, see evil.example “'],
  ['marks that turn the text', 'Bob\u202egnp.exe\u2066'],
  ['control characters', '\u0000\u0007\u001b[31m'],
  ['half of a character', '\ud800 and more'],
  ['the end of an attribute', '"><img src=x onerror=alert(1)>'],
  ['an encoded word', '=?utf-8?B?QmNjOg==?='],
  ['no end', 'x'.repeat(5000)],
  ['entities', '&lt;b&gt;'],
  ['the end of a mail', '\n.\n'],
];

test.each(HOSTILE)('words of others stay words, also with %s', async (_what, hostile) => {
  const told = [words({ actor: hostile, conversation: { kind: 'GROUP', name: hostile }, excerpt: hostile, emoji: hostile })];
  await using mailing = await startMailing({ told });
  expect(await mailing.carry()).toEqual({ kind: 'sent' });
  const mail = onlyMail(mailing.server);
  expect(mail.recipients).toEqual(['ada@people.example']);
  expect(mail.header('bcc')).toBeUndefined();
  expect(mail.subject?.length).toBeLessThanOrEqual(120);
  expect(mail.subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  const html = mail.html ?? '';
  expect(html).not.toMatch(/<script|<img/i);
  expect(html).toContain('Stop these mails');
  // Nobody leaves the quotation marks that stand around their name.
  expect(html.match(/(Somebody|“<b>[^”“]*<\/b>”) mentioned you in (a group|“<b>[^”“]*<\/b>”)/g)).toHaveLength(1);
  for (const line of (mail.text ?? '').split('\n')) {
    if (line.includes('evil.example')) expect(line).toMatch(/^> |^“[^”]*” mentioned you in “[^”]*” \(/);
  }
});

test('what strangers are called stands in no subject', async () => {
  for (const kind of ['CONTACT_REQUEST', 'INVITATION'] as const) {
    await using mailing = await startMailing({
      told: [words({ kind, actor: 'Win a prize', conversation: { kind: 'GROUP', name: 'Win a prize' } })],
    });
    await mailing.carry();
    expect(onlyMail(mailing.server).subject).not.toContain('prize');
  }
});

test('a server that refuses the recipient or the mail for good has refused the delivery for good', async () => {
  await using mailing = await startMailing();
  for (const refuses of ['recipient', 'mail'] as const) {
    mailing.server.behave({ refuses, code: 550 });
    const failure = await mailing.carry().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Undeliverable);
    expect((failure as Error).message).toBe('The mail server refused it (550).');
  }
});

test.each([
  ['refuses the recipient for now', { refuses: 'recipient', code: 451 }],
  ['refuses the mail for now', { refuses: 'mail', code: 452 }],
  ['does not like who it comes from, which the operator mends', { refuses: 'sender', code: 550 }],
  ['hangs up before it says that it took the mail', 'hangsUpOnce'],
] as const)('a mail is tried again with a server that %s', async (_what, behaviour) => {
  await using mailing = await startMailing();
  mailing.server.behave(behaviour);
  const failure = await mailing.carry().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(Undeliverable);
  mailing.server.behave('takes');
  expect(await mailing.carry()).toEqual({ kind: 'sent' });
});

test('a server that takes a mail and says no more is not waited for, and holds up no other mail', async () => {
  await using mailing = await startMailing({ silenceMs: 300 });
  mailing.server.behave('hangs');
  const failures = await Promise.all([1, 2, 3].map(() => mailing.carry().catch((error: unknown) => error)));
  for (const failure of failures) {
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(Undeliverable);
  }
  mailing.server.behave('takes');
  expect(await mailing.carry()).toEqual({ kind: 'sent' });
});

test('somebody whose name is nothing that can be shown is called somebody', async () => {
  await using mailing = await startMailing({ told: [words({ actor: '\u202e\u0000' })] });
  await mailing.carry();
  expect(onlyMail(mailing.server).subject).toBe('Somebody mentioned you in “Harbour”');
});

test('an address that mail cannot go to is given up, and the mail server is not asked', async () => {
  await using mailing = await startMailing({ recipient: { ...ADA, email: 'no address at all' } });
  await expect(mailing.carry()).rejects.toBeInstanceOf(Undeliverable);
});

test.each([
  ['Parley <parley@localhost>', { name: 'Parley', address: 'parley@localhost', host: 'localhost' }],
  ['chat@chat.example', { name: '', address: 'chat@chat.example', host: 'chat.example' }],
  ['Chat', null],
  ['a@one.example, b@two.example', null],
  ['', null],
])('%j as the sender of mails is read as %j', (text, sender) => {
  expect(readSender(text)).toEqual(sender);
});
