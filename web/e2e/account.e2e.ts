import { test } from './support/test.ts';

const NEW_PASSWORD = 'amber-Ferry-drift-19-willow';

test('who forgot the password sets a new one by the link in a mail, once', async ({ chat, people }) => {
  const account = await people.register('Ada');
  const ada = await people.stranger('Ada');
  await ada.goesTo('/log-in');
  await ada.follows('Forgot your password?');
  // The log-in has a field of the same name.
  await ada.reads('Tell us your e-mail address');
  await ada.fills('E-mail address', account.email);
  await ada.presses('Send the link');
  await ada.reads('Look into your mailbox');
  const { text } = await chat.mailTo(account.email, /reset-password/);
  const link = /\S+\/reset-password\S+/.exec(text)?.[0] ?? '';

  await ada.page.goto(link);
  await ada.fills('New password', NEW_PASSWORD);
  await ada.presses('Set the password');
  await ada.reads('Your new password is set');
  await ada.page.goto(link);
  await ada.fills('New password', 'another-Ferry-drift-20-willow');
  ada.complaints.expect(/status of 40\d/);
  await ada.presses('Set the password');
  await ada.reads('This link does not work');

  await ada.goesTo('/log-in');
  await ada.fills('E-mail address', account.email);
  await ada.fills('Password', NEW_PASSWORD);
  await ada.presses('Log in');
  await ada.reads('No conversations yet');
});

test('a device that is logged out elsewhere is out at once', async ({ people }) => {
  const account = await people.register('Ada');
  const [here, there] = [await people.at(account), await people.at(account)];
  await there.goesTo('/chat');
  await there.reads('No conversations yet');
  await here.goesTo('/settings/sessions');
  await here.presses('Log out all other devices');
  there.complaints.expect(/status of 401|WebSocket/);
  await here.page.getByRole('alertdialog').getByRole('button', { name: 'Log out all other devices' }).click();
  await there.page.waitForURL((url) => url.pathname === '/log-in');
});

test('what one says of oneself is seen on the profile', async ({ people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  await ada.goesTo('/settings/profile');
  await ada.fills('About you', 'Grows tomatoes on the roof.');
  await ada.page.getByRole('button', { name: 'Save' }).first().click();
  await ada.reads('Saved.');
  await bob.goesTo(`/profile/${ada.account.id}`);
  await bob.reads('Grows tomatoes on the roof.');
});
