import { expect } from 'vitest';
import { arabic } from '../src/i18n/ar/index.ts';
import { fillIn, type Text } from '../src/i18n/texts.ts';
import { direct } from './support/arrange.ts';
import type { Person } from './support/person.ts';
import { test } from './support/test.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const inArabic = (text: Text): string => fillIn(text, {}, 'ar');

const backgroundOf = ({ page }: Person): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('a theme is chosen, holds at once and is there from the first paint of the next page', async ({ people }) => {
  const ada = await people.at(await people.register('Ada'), { colorScheme: 'light' });
  await ada.goesTo('/settings/appearance');
  const light = await backgroundOf(ada);
  await ada.page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(() => backgroundOf(ada)).not.toBe(light);
  const dark = await backgroundOf(ada);

  await ada.page.getByRole('radio', { name: 'Violet' }).check();
  await ada.page.getByRole('radio', { name: 'High' }).check();
  const html = await (await ada.page.request.get(`${ada.webUrl}/settings/appearance`)).text();
  expect(html).toMatch(/<html[^>]* data-theme="dark"[^>]* data-contrast="more"/);
  await ada.page.reload();
  await expect.poll(() => ada.page.getByRole('radio', { name: 'Violet' }).isChecked()).toBe(true);

  await ada.page.getByRole('radio', { name: 'Standard' }).check();
  await expect.poll(() => backgroundOf(ada)).toBe(dark);
});

test('on a phone one sees the list or a conversation, and goes back', async ({ chat, people }) => {
  const [first, bob] = await people.join('Ada', 'Bob');
  await direct(chat, first, bob);
  const ada = await people.at(first.account, PHONE);
  await ada.goesTo('/chat');
  await ada.listed('Bob').tap();
  await ada.conversation.isOpen('Bob');
  await ada.listed('Bob').waitFor({ state: 'hidden' });
  await ada.says('From the bus');
  await ada.sees('From the bus');
  expect(await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await ada.page.getByRole('link', { name: 'Back to the conversations' }).tap();
  await ada.listed('Bob').waitFor();
  await ada.conversation.field.waitFor({ state: 'hidden' });
});

test('who reads from right to left writes, sends and finds everything mirrored', async ({ chat, people }) => {
  const [first, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, first, bob);
  const ada = await people.at(first.account, { locale: 'ar' });
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  expect(await ada.page.locator('html').getAttribute('dir')).toBe('rtl');
  const field = ada.page.getByRole('combobox', { name: inArabic(arabic.messages.message), exact: true });
  await field.fill('مرحبا يا صديقي');
  await ada.page.getByRole('button', { name: inArabic(arabic.messages.send), exact: true }).click();
  await bob.sees('مرحبا يا صديقي');
  await bob.says('Hello, friend');
  await ada.sees('Hello, friend');
  const list = await ada.page.getByRole('region', { name: inArabic(arabic.chat.conversations) }).boundingBox();
  const main = await ada.page.getByRole('main').boundingBox();
  expect(list?.x).toBeGreaterThan(main?.x ?? Number.POSITIVE_INFINITY);
});
