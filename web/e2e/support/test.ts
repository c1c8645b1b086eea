import type { ChatOptions } from '@parley/ops/dev/testing/chat';
import { startChatWithWeb } from '@parley/ops/dev/testing/chat-with-web';
import { test as base, inject } from 'vitest';
import { startBrowser } from './browser.ts';
import { People } from './people.ts';

/** One whole Parley and one browser for each file, and people who come to it in each test. */
export const test = base
  .extend('options', { scope: 'file' }, {} as ChatOptions)
  .extend('chat', { scope: 'file' }, async ({ options }, { onCleanup }) => {
    const chat = await startChatWithWeb(options);
    onCleanup(() => chat[Symbol.asyncDispose]());
    return chat;
  })
  .extend('program', { scope: 'file' }, inject('chromium'))
  .extend('browser', { scope: 'file' }, async ({ program }, { onCleanup }) => {
    const browser = await startBrowser(program ?? '');
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('people', async ({ chat, browser, task }, { onCleanup }) => {
    const people = new People(chat, browser);
    onCleanup(() => people.leave(task));
    return people;
  });

test.beforeEach(({ skip }) => skip(inject('chromium') === null, 'No Chromium was found: install chromium or google-chrome.'));
