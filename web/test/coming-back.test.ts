import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { POST } from '@/app/auth/renew/route.ts';
import { createEntrance } from '@/session/entrance.ts';

/** What the gateway was asked with, and what it answers. */
let cookies: (string | null)[];
let gateway: () => Response;
beforeEach(() => {
  cookies = [];
  vi.stubGlobal('fetch', async (_url: string, { headers }: RequestInit) => {
    cookies.push(new Headers(headers).get('cookie'));
    return gateway();
  });
});
afterEach(() => vi.unstubAllGlobals());

const ask = (headers: Record<string, string>) =>
  POST(new NextRequest('https://chat.invalid/auth/renew', { method: 'POST', headers }));

test('a browser with a session is told so, and gets what renews it', async () => {
  gateway = () => new Response('{}', { headers: { 'set-cookie': 'parley_access=next; Path=/; HttpOnly' } });
  const answer = await ask({ cookie: 'parley_refresh=kept' });
  expect(await answer.json()).toEqual({ isIn: true });
  expect(answer.headers.getSetCookie()).toEqual(['parley_access=next; Path=/; HttpOnly']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(cookies).toEqual(['parley_refresh=kept']);
});

test('that a browser has no session is an answer, and no error that it would note', async () => {
  gateway = () => new Response('{}', { status: 401 });
  const browsers: Record<string, string>[] = [{}, { cookie: 'parley_refresh=ended' }];
  for (const headers of browsers) {
    const answer = await ask(headers);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ isIn: false });
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});

test('who finds nobody to ask logs in', async () => {
  const entrance = createEntrance('https://gateway.invalid');
  gateway = () => Response.json({ isIn: true });
  expect(await entrance.comeBack()).toBe(true);
  gateway = () => new Response('no page', { status: 502 });
  expect(await entrance.comeBack()).toBe(false);
  gateway = () => {
    throw new TypeError('Failed to fetch');
  };
  expect(await entrance.comeBack()).toBe(false);
});
