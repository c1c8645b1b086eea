import { expect } from 'vitest';
import { ask, direct } from './support/arrange.ts';
import type { Person } from './support/person.ts';
import { test } from './support/test.ts';

/** What a browser says of a network that fails, which is what is done to it here. */
const NETWORK = /net::ERR_|WebSocket connection/;

const loseNetwork = async (person: Person): Promise<void> => {
  person.complaints.expect(NETWORK);
  await person.context.setOffline(true);
};

test('who was away finds all that was said meanwhile, and what they wrote arrives, once and in order', async ({
  chat,
  people,
}) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.says('Here comes the tunnel');
  await bob.sees('Here comes the tunnel');

  await loseNetwork(ada);
  bob.complaints.expect(NETWORK);
  chat.cutConnections();
  await ada.reads('You are offline. What you write is sent when you are back.');
  await ada.says('Written in the dark');
  await ada.page.getByRole('article', { name: 'Sending' }).waitFor();
  for (const text of ['One', 'Two', 'Three']) {
    await bob.says(text);
    await bob.conversation.message(text).getByText('Sent', { exact: true }).waitFor();
  }

  await ada.context.setOffline(false);
  await bob.sees('Written in the dark');
  await ada.sees('Three');
  await ada.page.getByRole('article', { name: 'Sending' }).waitFor({ state: 'detached' });
  await ada.page.getByText('You are offline.').waitFor({ state: 'detached' });
  const said = ['Here comes the tunnel', 'One', 'Two', 'Three', 'Written in the dark'];
  await expect.poll(() => ada.conversation.transcript()).toEqual(said);
  await expect.poll(() => bob.conversation.transcript()).toEqual(said);
});

test('a network that fails again and again loses nothing and doubles nothing', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  for (const person of [ada, bob]) person.complaints.expect(NETWORK);
  const said: string[] = [];
  for (const round of [1, 2, 3, 4, 5]) {
    said.push(`Ada ${round}`, `Bob ${round}`);
    await Promise.all([ada.says(`Ada ${round}`), bob.says(`Bob ${round}`)]);
    chat.cutConnections();
  }
  await expect.poll(async () => (await ada.conversation.transcript()).toSorted()).toEqual(said.toSorted());
  await expect.poll(() => bob.conversation.transcript()).toEqual(await ada.conversation.transcript());
});

test('a message that waits survives a reload of the page, and is said once', async ({ chat, people, onTestFinished }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.conversation.isOpen('Bob');
  for (const person of [ada, bob]) person.complaints.expect(NETWORK);
  const restoreConnections = chat.loseConnections();
  onTestFinished(restoreConnections);
  await ada.says('Do not lose this');
  await ada.page.getByRole('article', { name: 'Sending' }).getByText('Do not lose this').waitFor();
  await ada.page.reload();
  await ada.page.getByRole('article', { name: 'Sending' }).getByText('Do not lose this').waitFor();

  restoreConnections();
  await bob.sees('Do not lose this');
  await ada.page.getByRole('article', { name: 'Sending' }).waitFor({ state: 'detached' });
  await expect.poll(() => ada.conversation.transcript()).toEqual(['Do not lose this']);
  await expect.poll(() => bob.conversation.transcript()).toEqual(['Do not lose this']);
});

test('a message that is refused says why, and can be sent again or let go', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.conversation.isOpen('Bob');
  await ask(chat, bob, 'mutation Block($userId: ID!) { blockPerson(userId: $userId) { __typename } }', {
    userId: ada.account.id,
  });
  await ada.says('Can you hear me?');
  await ada.says('Never mind');
  const refused = ada.page.getByRole('article', { name: 'Not sent' });
  const dropped = refused.filter({ hasText: 'Never mind' });
  await dropped.getByRole('button', { name: 'Discard' }).click();
  await dropped.waitFor({ state: 'detached' });
  await refused.getByText('Not sent. You may not do this.').waitFor();

  await ask(chat, bob, 'mutation Unblock($userId: ID!) { unblockPerson(userId: $userId) { __typename } }', {
    userId: ada.account.id,
  });
  // Who has blocked whom may be known a second late. Then it is refused once more, and can be tried once more.
  const again = refused.getByRole('button', { name: 'Try again' });
  await expect
    .poll(async () => {
      if (await again.isVisible()) await again.click({ timeout: 1_000 });
      return bob.conversation.message('Can you hear me?').isVisible();
    })
    .toBe(true);
  await refused.waitFor({ state: 'detached' });
  await expect.poll(() => bob.conversation.transcript()).toEqual(['Can you hear me?']);
});
