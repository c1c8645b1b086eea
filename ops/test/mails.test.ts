import { expect, test } from 'vitest';
import { type Person, startChat, type TestChat } from '../dev/testing/chat.ts';

async function verifyEmail(chat: TestChat, person: Person): Promise<void> {
  const { links } = await chat.mailTo(person.email, /verify-email\?/);
  const link = new URL(links.find((each) => each.includes('/verify-email?')) ?? '');
  const { errors } = await chat.graph('mutation ($token: String!) { verifyEmail(input: { token: $token }) { user { id } } }', {
    token: link.searchParams.get('token'),
  });
  expect(errors).toBeUndefined();
}

async function say(chat: TestChat, from: Person, to: Person, body: string): Promise<void> {
  const started = await chat.graph<{ startDirect: { conversation: { id: string } } }>(
    'mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id } } }',
    { userId: to.id },
    { as: from },
  );
  const input = { conversationId: started.data?.startDirect.conversation.id, clientId: 'one', body };
  const sent = await chat.graph(
    'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }',
    { input },
    { as: from },
  );
  expect(sent.errors).toBeUndefined();
}

test('who has not read what was said to them is mailed it, and stops such mails by the link in one of them', async () => {
  await using chat = await startChat({ settings: { EMAIL_DELAY_SECONDS: '0' } });
  const [ada, bob] = await Promise.all([chat.register('Ada'), chat.register('Bob')]);
  await verifyEmail(chat, ada);
  await say(chat, bob, ada, 'Tea on Saturday?');
  const mail = await chat.mailTo(ada.email, /wrote to you/);
  expect(mail.subject).toBe('“Bob” wrote to you');
  expect(mail.text).toContain('> Tea on Saturday?');

  const link = new URL(mail.links.find((each) => each.includes('/unsubscribe/')) ?? '');
  const throughGateway = new URL(link.pathname, chat.url);
  const page = await fetch(throughGateway);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const stopped = await fetch(throughGateway, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(stopped.status).toBe(200);
  const wishes = await chat.graph<{ notificationPreferences: { kinds: { email: boolean }[] } }>(
    '{ notificationPreferences { kinds { kind email } } }',
    {},
    { as: ada },
  );
  expect(wishes.data?.notificationPreferences.kinds.some(({ email }) => email)).toBe(false);
});

test('the development mailbox shows a mail as text and as its writer made it look', async () => {
  await using chat = await startChat();
  const ada = await chat.register('Ada');
  const { id, html } = await chat.mailTo(ada.email, /verify-email\?/);
  const page = await (await fetch(`${chat.mailboxUrl}/view/${id}`)).text();
  expect(page).toContain('an account was made with this address');
  expect(page).toContain(`/mails/${id}/html`);
  const framed = await (await fetch(`${chat.mailboxUrl}/mails/${id}/html`)).text();
  expect(html).toContain('prefers-color-scheme: dark');
  expect(framed).toContain('Confirm the address');
  expect(framed).toContain('prefers-color-scheme: dark');
});
