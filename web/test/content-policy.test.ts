import { expect, test } from 'vitest';
import { contentPolicy } from '@/security/content-policy.ts';

const policy = contentPolicy({ nonce: 'n0nce', gateway: 'https://graph.example', isDevelopment: false });
const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));

test('scripts run by their nonce only, and none by what a page says', () => {
  expect(directives.get('script-src')).toEqual(["'nonce-n0nce'", "'strict-dynamic'"]);
  expect(policy).not.toMatch(/unsafe|\*/);
});

test('nothing is loaded from anywhere but here and the gateway', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  const origins = [...directives.values()].flat().filter((source) => /^(https?|wss?):/.test(source));
  expect(new Set(origins)).toEqual(new Set(['https://graph.example', 'wss://graph.example']));
});

test('no other site shows our pages within its own', () => {
  expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
});
