import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { startMailbox } from '../dev/mailbox/mailbox.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function openMailbox() {
  const folder = await temporaryFolder();
  const mailbox = await startMailbox({ folder: folder.path, port: 0 });
  const transport = createTransport(`${mailbox.smtpUrl}?pool=true&maxMessages=1000`);
  return {
    ...mailbox,
    folder: folder.path,
    send: (mail: Parameters<typeof transport.sendMail>[0]) => transport.sendMail({ from: 'parley@demo.example', ...mail }),
    read: async (path: string) => (await fetch(`${mailbox.url}${path}`)).json() as Promise<Record<string, unknown>>,
    page: async (path: string) => (await fetch(`${mailbox.url}${path}`)).text(),
    async [Symbol.asyncDispose]() {
      transport.close();
      await mailbox.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test('a mail that is sent can be read by a program, with its links', async () => {
  await using mailbox = await openMailbox();
  await mailbox.send({
    to: 'Ada Example <Ada@demo.example>',
    subject: 'Grüße & more',
    text: 'Open http://localhost:3000/reset-password?token=a1&x=2 soon.',
    html: '<p><a href="http://localhost:3000/reset-password?token=a1&amp;x=2">Reset</a> <a href="javascript:alert(1)">no</a></p>',
  });
  await mailbox.send({ to: 'bob@demo.example', subject: 'Another', text: 'Hello' });

  const { mails } = (await mailbox.read('/mails?to=ada@demo.example')) as { mails: { id: string }[] };
  expect(mails).toEqual([
    expect.objectContaining({
      from: 'parley@demo.example',
      to: ['ada@demo.example'],
      subject: 'Grüße & more',
      links: ['http://localhost:3000/reset-password?token=a1&x=2'],
    }),
  ]);
  expect(await mailbox.read(`/mails/${mails[0]?.id}`)).toEqual(mails[0]);
  const all = (await mailbox.read('/mails')) as { mails: { subject: string }[] };
  expect(all.mails.map(({ subject }) => subject)).toEqual(['Another', 'Grüße & more']);
});

test('the pages show a hostile mail without running any of it', async () => {
  await using mailbox = await openMailbox();
  await mailbox.send({
    to: 'ada@demo.example',
    subject: '<script>alert("subject")</script>',
    text: '<img src=x onerror=alert(1)> https://demo.example/"onmouseover="alert(2)',
    html: '<script>alert("html")</script><p>Hello</p>',
  });
  const list = await mailbox.page('/');
  expect(list).toContain('&lt;script&gt;alert(&quot;subject&quot;)');
  const id = /\/view\/([\w-]+)/.exec(list)?.[1];
  const shown = await mailbox.page(`/view/${id}`);
  expect(`${list}${shown}`).not.toMatch(/<script|<img|"onmouseover/);
  expect(shown).toContain('<a href="https://demo.example/"');
  expect(shown).toMatch(/<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/);

  const framed = await fetch(`${mailbox.url}/mails/${id}/html`);
  expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
  expect(await framed.text()).toContain('<p>Hello</p>');
});

test('a page of the web cannot read the mailbox under a name of its own', async () => {
  await using mailbox = await openMailbox();
  const status = await new Promise((resolve, reject) => {
    const asked = request(`${mailbox.url}/mails`, { headers: { host: 'rebound.example' } }, (answer) =>
      resolve(answer.statusCode),
    );
    asked.on('error', reject).end();
  });
  expect(status).toBe(421);
});

test('what is not a mail is not found, whatever its id looks like', async () => {
  await using mailbox = await openMailbox();
  for (const id of ['000000000000000-000000000000', '..%2f..%2fsecrets', 'x']) {
    expect((await fetch(`${mailbox.url}/mails/${id}`)).status).toBe(404);
    expect((await fetch(`${mailbox.url}/view/${id}`)).status).toBe(404);
  }
});

test('only the newest five hundred mails are kept', async () => {
  await using mailbox = await openMailbox();
  for (let number = 1; number <= 503; number++) {
    await mailbox.send({ to: 'ada@demo.example', subject: `Mail ${number}`, text: 'Hello' });
  }
  expect(await readdir(mailbox.folder)).toHaveLength(500);
  const { mails } = (await mailbox.read('/mails?limit=1')) as { mails: { subject: string }[] };
  expect(mails.map(({ subject }) => subject)).toEqual(['Mail 503']);
});

test('a mail that is too large is refused', async () => {
  await using mailbox = await openMailbox();
  const large = mailbox.send({ to: 'ada@demo.example', subject: 'Large', text: 'x'.repeat(6_000_000) });
  await expect(large).rejects.toThrow();
  expect(await mailbox.read('/mails')).toEqual({ mails: [] });
});

test('a taken port is told with the setting that changes it', async () => {
  await using mailbox = await openMailbox();
  await using folder = await temporaryFolder();
  const port = Number(new URL(mailbox.url).port);
  await expect(startMailbox({ folder: folder.path, port })).rejects.toThrow(
    `Port ${port}, which the development mailbox wants, is taken: set MAILBOX_PORT to a free one.`,
  );
});
