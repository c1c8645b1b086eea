import { expect } from 'vitest';
import { direct, group } from './support/arrange.ts';
import { test } from './support/test.ts';

test('a message is reacted to, put better, quoted and taken back, before the eyes of the other', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.says('I bring the cakes');
  await bob.sees('I bring the cakes');

  await bob.conversation.act('I bring the cakes', 'React');
  await bob.page.getByRole('searchbox', { name: 'Find an emoji' }).fill('birthday cake');
  await bob.page.getByRole('gridcell', { name: 'birthday cake' }).click();
  await ada.conversation.message('I bring the cakes').getByRole('button', { name: '🎂 from Bob' }).click();
  await bob.conversation
    .message('I bring the cakes')
    .getByRole('button', { name: /^🎂 from (Bob and Ada|Ada and Bob)$/ })
    .waitFor();

  await ada.conversation.choose('I bring the cakes', 'Edit');
  await ada.conversation.write('I bring the bread');
  await ada.presses('Save');
  await bob.conversation.message('I bring the bread').getByText('edited').waitFor();

  await bob.conversation.act('I bring the bread', 'Quote');
  await bob.says('With butter?');
  await ada.conversation.message('With butter?').getByText('I bring the bread').waitFor();

  await ada.conversation.choose('I bring the bread', 'Delete');
  await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await bob.conversation.message('This message was deleted').first().waitFor();
  await expect.poll(() => bob.conversation.transcript()).toEqual(['With butter?']);
});

test('one sees that the other is there, writes, and has read', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await ada.goesTo(`/chat/${id}`);
  await ada.says('Anybody here?');
  await ada.conversation.message('Anybody here?').getByText('Sent', { exact: true }).waitFor();

  await bob.goesTo('/chat');
  await ada.page.getByRole('main').getByText('Online', { exact: true }).waitFor();
  await ada.says('Are you there?');
  await ada.conversation.message('Are you there?').getByText('Delivered', { exact: true }).waitFor();
  await bob.listed('Ada').getByText('2 unread messages').waitFor();
  await bob.opens('Ada');
  await ada.conversation.message('Are you there?').getByText('Read', { exact: true }).waitFor();
  await bob.listed('Ada').getByText('unread message').waitFor({ state: 'detached' });

  await bob.conversation.field.pressSequentially('Yes');
  await ada.reads('Bob is typing');
  await bob.conversation.send();
  await ada.sees('Yes');
  await expect.poll(() => ada.page.getByText('Bob is typing').count()).toBe(0);

  await bob.page.goto('about:blank');
  await ada.page
    .getByRole('main')
    .getByText(/^(Offline|Last seen)/)
    .waitFor();
});

test('who is mentioned in a group is chosen by name, and finds it marked', async ({ chat, people }) => {
  const [ada, bob, cleo] = await people.join('Ada', 'Bob', 'Cleo');
  const id = await group(chat, 'Garden', [ada, bob, cleo]);
  await Promise.all([ada, bob, cleo].map((person) => person.goesTo(`/chat/${id}`)));
  await ada.conversation.isOpen('Garden');
  await ada.conversation.field.pressSequentially('Can you water them, @Cl');
  await ada.page.getByRole('option', { name: 'Cleo' }).waitFor();
  await ada.page.keyboard.press('Enter');
  await ada.conversation.field.pressSequentially('?');
  await ada.conversation.send();
  await bob.sees('Can you water them, @Cleo ?');
  await cleo.conversation.message('Can you water them').getByRole('link', { name: '@Cleo' }).click();
  await cleo.page.getByRole('heading', { name: 'Cleo' }).first().waitFor();
});
