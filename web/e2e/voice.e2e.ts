import { expect } from 'vitest';
import { violationsOf } from './support/accessibility.ts';
import { direct } from './support/arrange.ts';
import type { Person } from './support/person.ts';
import { test } from './support/test.ts';

const recorder = (person: Person) => person.page.getByRole('group', { name: 'Voice message' });
const player = (person: Person) => person.page.getByRole('log').getByRole('group', { name: 'Voice message' });

async function records(person: Person): Promise<void> {
  await person.presses('Record a voice message');
  await recorder(person).getByRole('timer').getByText('0:02').waitFor();
}

test('what is said into the microphone is heard first, sent, and played by the other', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.conversation.isOpen('Bob');
  await records(ada);
  expect(await violationsOf(ada.page)).toEqual([]);
  await ada.presses('Stop recording');
  const heard = ada.page.getByRole('group', { name: 'What you recorded' });
  await heard.getByRole('button', { name: 'Play' }).click();
  await heard.getByRole('button', { name: 'Pause' }).waitFor();
  await ada.presses('Send the voice message');
  await ada.conversation.field.waitFor();

  await player(bob).getByRole('button', { name: 'Play' }).click();
  await player(bob).getByRole('button', { name: 'Pause' }).waitFor();
  const place = player(bob).getByRole('slider', { name: 'Place in the sound' });
  await expect.poll(() => place.inputValue().then(Number)).toBeGreaterThan(0);
  // At its end it is where it began.
  await player(bob).getByRole('button', { name: 'Play' }).waitFor();
  // Who goes to the end is there, and not at the beginning again.
  await place.press('ArrowRight');
  await place.press('ArrowRight');
  await player(bob).getByRole('button', { name: 'Speed 1' }).click();
  await player(bob).getByRole('button', { name: 'Speed 1.5' }).waitFor();
  expect(Number(await place.inputValue())).toBeGreaterThan(0.5);
});

test('a voice message that waits survives a reload of the page, and is said once', async ({ chat, people, onTestFinished }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.conversation.isOpen('Bob');
  for (const person of [ada, bob]) person.complaints.expect(/net::ERR_|WebSocket connection/);
  await records(ada);
  const restoreConnections = chat.loseConnections();
  onTestFinished(restoreConnections);
  await ada.presses('Send the voice message');
  const waiting = ada.page.getByRole('article', { name: 'Sending' }).getByText(/^voice-/);
  await waiting.waitFor();
  await ada.page.reload();
  await waiting.waitFor();
  restoreConnections();
  await player(bob).waitFor();
  await player(ada).waitFor();
  expect(await player(bob).count()).toBe(1);
});

test('who may not use a microphone is told so, and goes on writing', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  await ada.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await ada.goesTo(`/chat/${await direct(chat, ada, bob)}`);
  await ada.conversation.isOpen('Bob');
  await ada.presses('Record a voice message');
  await recorder(ada).getByRole('alert').getByText('The browser may not use your microphone.').waitFor();
  await recorder(ada).getByRole('button', { name: 'Close' }).press('Enter');
  await ada.says('Then in writing');
  await ada.sees('Then in writing');
});
