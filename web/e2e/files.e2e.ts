import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { direct } from './support/arrange.ts';
import { test } from './support/test.ts';

test('a picture is chosen, goes up while one writes, and is seen small and large', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.conversation.isOpen('Bob');
  const chooser = ada.page.waitForEvent('filechooser');
  await ada.presses('Attach files');
  const picture = await ada.page.screenshot();
  await (await chooser).setFiles({ name: 'garden.png', mimeType: 'image/png', buffer: picture });
  await ada.page.getByRole('list', { name: 'Files', exact: true }).getByText('garden.png').waitFor();
  await ada.says('This is how it looks now');

  const shown = bob.conversation.message('This is how it looks now').getByRole('button', { name: 'Open garden.png' });
  const widthOf = () => shown.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(widthOf).toBeGreaterThan(0);
  await shown.click();
  await bob.page.getByRole('dialog').getByRole('img', { name: 'garden.png' }).waitFor();
  await bob.page.keyboard.press('Escape');
  await bob.page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a document that is dropped is sent without a word, and saved as it was', async ({ chat, people }) => {
  const [ada, bob] = await people.join('Ada', 'Bob');
  const id = await direct(chat, ada, bob);
  await Promise.all([ada.goesTo(`/chat/${id}`), bob.goesTo(`/chat/${id}`)]);
  await ada.conversation.isOpen('Bob');
  const dropped = await ada.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['seeds, soil, patience'], 'list.txt', { type: 'text/plain' }));
    return transfer;
  });
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await ada.conversation.field.dispatchEvent(type, { dataTransfer: dropped });
  }
  await ada.page.getByRole('list', { name: 'Files', exact: true }).getByText('list.txt').waitFor();
  await ada.conversation.send();

  const saving = bob.page.waitForEvent('download');
  await bob.conversation.message('list.txt').getByRole('link').click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('list.txt');
  expect(await readFile(await saved.path(), 'utf8')).toBe('seeds, soil, patience');
});
