import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { renderLetter } from '../src/mail/letter.ts';
import { startMailbox } from './support/mailbox.ts';
import { logIn, registerPerson } from './support/person.ts';
import { startUsers } from './support/users.ts';

test('a letter says the same as text and as HTML', () => {
  const { subject, text, html } = renderLetter({
    subject: 'News',
    paragraphs: ['Hello,', 'this is new.'],
    link: { label: 'Look', url: 'https://chat.example/look?a=1' },
    notes: ['Good for an hour.'],
  });
  expect(subject).toBe('News');
  expect(text).toBe('Hello,\n\nthis is new.\n\nLook:\nhttps://chat.example/look?a=1\n\nGood for an hour.\n');
  for (const words of ['Hello,', 'this is new.', 'Good for an hour.', 'href="https://chat.example/look?a=1"']) {
    expect(html).toContain(words);
  }
});

test('nothing in a letter is taken for HTML', () => {
  const hostile = `<script>alert("x" & 'y')</script>`;
  const { html } = renderLetter({
    subject: hostile,
    paragraphs: [hostile],
    link: { label: hostile, url: `https://chat.example/?"onclick="alert(1)` },
    notes: [hostile],
  });
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('"onclick=');
  expect(html.match(/&lt;script&gt;alert\(&quot;x&quot; &amp; &#39;y&#39;\)&lt;\/script&gt;/g)).toHaveLength(4);
});

test('a mail comes from the platform, says that no human sent it, and carries nothing that the person typed', async () => {
  await using users = await startUsers({ MAIL_FROM: 'Chat <chat@chat.example>' });
  const mallory = await registerPerson(users, 'Win a prize at evil.example');
  const mail = await users.mailbox.mailTo(mallory.email);
  expect(mail.from).toEqual({ name: 'Chat', address: 'chat@chat.example' });
  expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain('evil.example');
});

test('a person is told of a log-in from a new device, and not of one from a known device', async () => {
  await using users = await startUsers();
  const ada = await registerPerson(users);
  await logIn(users, ada, 'Test');
  await logIn(users, ada, 'Another browser');
  const mail = await users.mailbox.mailTo(ada.email, /new device/);
  expect(mail.text).toContain('https://chat.example/settings/sessions');
  await logIn(users, ada, 'A third browser');
  const told = () => users.mailbox.mails.filter(({ subject }) => subject?.includes('new device')).length;
  await expect.poll(told).toBe(2);
});

test('a mail waits for a server that is away, and is sent once', async () => {
  const port = await freePort();
  await using users = await startUsers({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  const ada = await registerPerson(users);
  await expect.poll(() => users.sql('select 1 from outbox where published_at is not null')).not.toEqual([]);
  const mailbox = await startMailbox(port);
  try {
    await mailbox.mailTo(ada.email, /verify-email/);
    await expect.poll(() => users.sql('select letter from sent_mail')).toEqual([{ letter: 'verifyAddress' }]);
    expect(mailbox.mails).toHaveLength(1);
  } finally {
    await mailbox.stop();
  }
});

test('an event that is published again sends no second mail', async () => {
  await using users = await startUsers();
  const ada = await registerPerson(users);
  await users.mailbox.mailTo(ada.email, /verify-email/);
  await expect.poll(() => users.sql('select letter from sent_mail')).toHaveLength(1);
  await users.sql('update outbox set published_at = null');
  // Whoever registers behind the event is written to after it was handled.
  for (const name of ['Bob', 'Cy']) {
    const behind = await registerPerson(users, name);
    await users.mailbox.mailTo(behind.email, /verify-email/);
  }
  expect(users.mailbox.mails.filter(({ to }) => to?.[0]?.address === ada.email)).toHaveLength(1);
});

/** One that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
