import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { gatewaySettings } from '../src/config.ts';
import { CLOSE } from '../src/sockets/close-codes.ts';

const page = await readFile(new URL('../../docs/sockets.md', import.meta.url), 'utf8');

test('the page about sockets lists every close code, and says rightly who may come again', () => {
  const told = [...page.matchAll(/^\| (4\d{3}) \| (yes|no) \|/gm)].map(([, code, again]) => [Number(code), again === 'yes']);
  expect(told).toEqual(Object.values(CLOSE).map(({ code, comeAgain }) => [code, comeAgain]));
});

test('it names settings that there are', () => {
  const named = [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(Object.keys(gatewaySettings.shape)).toEqual(expect.arrayContaining(named));
});
