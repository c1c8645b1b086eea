import { expect } from 'vitest';
import { violationsOf } from './support/accessibility.ts';
import { direct, group } from './support/arrange.ts';
import { OnThePhone } from './support/on-the-phone.ts';
import type { Person } from './support/person.ts';
import { test } from './support/test.ts';

const phonesOf = async (conversation: string, ...people: Person[]): Promise<OnThePhone[]> => {
  await Promise.all(people.map((person) => person.goesTo(`/chat/${conversation}`)));
  await Promise.all(people.map((person) => person.page.getByRole('button', { name: 'Voice call', exact: true }).waitFor()));
  return people.map((person) => new OnThePhone(person));
};

test('two people see each other move and hear each other, and a third one comes in', { timeout: 240_000 }, async ({
  chat,
  people,
}) => {
  const everyone = await people.join('Ada', 'Bob', 'Cleo');
  const [ada, bob, cleo] = (await phonesOf(await group(chat, 'The boat', everyone), ...everyone)) as [
    OnThePhone,
    OnThePhone,
    OnThePhone,
  ];
  await ada.calls('Video call');
  await bob.hearsRinging('Ada');
  // Before it stands how many notifications are unread.
  await expect.poll(() => bob.person.page.title()).toMatch(/^(\(\d+\) )?Ada is calling$/);
  await bob.answers('Answer with video');
  await expect.poll(() => bob.person.page.title()).not.toContain('is calling');
  await cleo.answers('Decline');
  await Promise.all([ada.seesMoving('Bob'), bob.seesMoving('Ada')]);
  await Promise.all([ada.hears(1), bob.hears(1)]);

  await bob.adds('Cleo');
  await cleo.hearsRinging('Bob');
  await cleo.answers('Answer with video');
  await Promise.all([
    ...[ada, bob].map((phone) => phone.seesMoving('Cleo')),
    ...['Ada', 'Bob'].map((name) => cleo.seesMoving(name)),
    ...[ada, bob, cleo].map((phone) => phone.hears(2)),
  ]);

  await cleo.does('Mute');
  await ada.tile('Cleo').getByText('Muted').waitFor();
  await cleo.does('Turn the camera off');
  await ada.picture('Cleo').waitFor({ state: 'detached' });
  await cleo.does('Hang up');
  await ada.tile('Cleo').waitFor({ state: 'detached' });
  await bob.seesMoving('Ada');

  await ada.does('Hang up');
  await bob.window.waitFor({ state: 'detached' });
  await bob.person.reads('The call has ended.');
});

test('a page that is loaded again comes back into its call', async ({ chat, people }) => {
  const both = await people.join('Ada', 'Bob');
  const [ada, bob] = (await phonesOf(await direct(chat, ...both), ...both)) as [OnThePhone, OnThePhone];
  await ada.calls('Video call');
  await bob.answers('Answer with video');
  await ada.seesMoving('Bob');
  await bob.person.page.reload();
  await Promise.all([ada.seesMoving('Bob'), bob.seesMoving('Ada')]);
  await bob.does('Hang up');
  await ada.window.waitFor({ state: 'detached' });
});

test('a call goes on while the gateway is away, and over all pages', async ({ chat, people }) => {
  const both = await people.join('Ada', 'Bob');
  const [ada, bob] = (await phonesOf(await direct(chat, ...both), ...both)) as [OnThePhone, OnThePhone];
  await ada.calls('Video call');
  await bob.answers('Answer with video');
  await ada.seesMoving('Bob');
  chat.cutConnections();
  await ada.does('Make it small');
  await ada.person.follows('Contacts');
  await ada.person.page.waitForURL(/\/contacts/);
  await ada.seesMoving('Bob');
  await bob.does('Turn the camera off');
  await ada.picture('Bob').waitFor({ state: 'detached' });
  await ada.does('Hang up');
  await bob.window.waitFor({ state: 'detached' });
});

test('a call that is taken on one device rings no longer on the other', async ({ chat, people }) => {
  const both = await people.join('Ada', 'Bob');
  const laptop = await people.at(both[1].account);
  const conversation = await direct(chat, ...both);
  const [ada, bob, other] = (await phonesOf(conversation, ...both, laptop)) as [OnThePhone, OnThePhone, OnThePhone];
  await ada.calls('Voice call');
  await Promise.all([bob.hearsRinging('Ada'), other.hearsRinging('Ada')]);
  await bob.answers('Answer');
  await other.ringing.waitFor({ state: 'detached' });
  await Promise.all([ada.hears(1), bob.hears(1)]);
  expect(await other.window.count()).toBe(0);
});

test('a call that nobody takes is told of in the conversation, and one that is declined is not', async ({ chat, people }) => {
  const both = await people.join('Ada', 'Bob');
  const [ada, bob] = (await phonesOf(await direct(chat, ...both), ...both)) as [OnThePhone, OnThePhone];
  await ada.calls('Voice call');
  await bob.hearsRinging('Ada');
  await bob.answers('Decline');
  await ada.person.reads('The call was declined.');
  await ada.calls('Voice call');
  await bob.hearsRinging('Ada');
  await ada.does('Hang up');
  await bob.ringing.waitFor({ state: 'detached' });
  const told = bob.person.page.getByRole('log').getByText('A call from Ada was missed');
  await told.waitFor();
  expect(await told.count()).toBe(1);
});

test('who may not use a microphone is told so, and hears the others all the same', async ({ chat, people }) => {
  const both = await people.join('Ada', 'Bob');
  await both[1].page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  const [ada, bob] = (await phonesOf(await direct(chat, ...both), ...both)) as [OnThePhone, OnThePhone];
  await ada.calls('Voice call');
  await bob.answers('Answer');
  await bob.window.getByText('The browser may not use your microphone').waitFor();
  await bob.hears(1);
  await ada.tile('Bob').getByText('Muted').waitFor();
});

test('a screen that is shared is seen in place of the camera, until it is shared no more', async ({ chat, people }) => {
  const both = await people.join('Ada', 'Bob');
  await both[0].page.addInitScript(() => {
    // The browser would ask which screen; a test has none.
    navigator.mediaDevices.getDisplayMedia = () => navigator.mediaDevices.getUserMedia({ video: true });
  });
  const [ada, bob] = (await phonesOf(await direct(chat, ...both), ...both)) as [OnThePhone, OnThePhone];
  await ada.calls('Voice call');
  await bob.answers('Answer');
  await ada.hears(1);
  await ada.does('Share your screen');
  await bob.seesMoving('The screen of Ada');
  await ada.does('Stop sharing');
  await bob.picture('The screen of Ada').waitFor({ state: 'detached' });
});

test('a call is answered and led by the keyboard, and nothing of it is out of reach', async ({ chat, people }) => {
  const both = await people.join('Ada', 'Bob');
  const [ada, bob] = (await phonesOf(await direct(chat, ...both), ...both)) as [OnThePhone, OnThePhone];
  const { keyboard } = bob.person.page;
  await ada.calls('Voice call');
  await bob.hearsRinging('Ada');
  expect(await violationsOf(bob.person.page)).toEqual([]);
  // What one was writing answers nothing; the first button is one step away.
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await ada.hears(1);
  await keyboard.press('Alt+m');
  await ada.tile('Bob').getByText('Muted').waitFor();
  await keyboard.press('Alt+v');
  await ada.seesMoving('Bob');
  await bob.does('Fill the window');
  expect(await violationsOf(bob.person.page)).toEqual([]);
  await bob.does('Microphone, camera and speaker');
  await bob.person.page.getByRole('menuitemradio').first().waitFor();
  await keyboard.press('Escape');
  await bob.window.getByRole('button', { name: 'Make it small' }).waitFor();
  await keyboard.press('Escape');
  await bob.window.getByRole('button', { name: 'Fill the window' }).waitFor();
  await keyboard.press('Alt+h');
  await ada.window.waitFor({ state: 'detached' });
});
