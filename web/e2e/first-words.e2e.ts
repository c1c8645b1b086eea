import { direct } from './support/arrange.ts';
import { test } from './support/test.ts';

const PASSWORD = 'quiet-Marble-orbit-77-lantern';

test('somebody registers, finds a person, and the two talk', async ({ people }) => {
  const ada = await people.stranger('Ada');
  const [bob] = await people.join('Bob');
  await ada.goesTo('/');
  await ada.follows('Create an account');
  await ada.fills('Name', 'Ada');
  await ada.fills('E-mail address', 'ada@demo.example');
  await ada.fills('Password', 'password');
  await ada.reads('Strength of the password: Guessed at once');
  await ada.fills('Password', PASSWORD);
  await ada.reads('Strength of the password: Strong');
  await ada.presses('Create an account');
  await ada.reads('No conversations yet');

  await ada.follows('Contacts');
  await ada.fills('Find people by name or e-mail address', 'Bob');
  await ada.presses('Message: Bob');
  await ada.conversation.isOpen('Bob');
  await ada.says('Is the kettle on?');
  await bob.goesTo('/chat');
  await bob.opens('Ada');
  await bob.sees('Is the kettle on?');
  await bob.says('It is, **come over**.');
  await ada.sees('It is, come over.');
});

test('who logs out is out, and comes back by the password', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  await direct(chat, ada, bob);
  await ada.goesTo('/chat');
  await ada.presses('Your account');
  await ada.page.getByRole('menuitem', { name: 'Log out' }).click();
  await ada.page.waitForURL((url) => url.pathname === '/log-in');

  await ada.goesTo('/chat');
  await ada.fills('E-mail address', ada.account.email);
  await ada.fills('Password', 'something-Else-9');
  ada.complaints.expect(/status of 401 .*\/auth\/log-in/);
  await ada.presses('Log in');
  await ada.reads('E-mail address or password is wrong.');
  await ada.fills('Password', ada.account.password);
  await ada.presses('Log in');
  await ada.opens('Bob');
});
