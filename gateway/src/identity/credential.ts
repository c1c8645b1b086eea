import type { IncomingHttpHeaders } from 'node:http';

/** What a request shows to say who it is from. */
export type Credential = { kind: 'none' } | { kind: 'unreadable' } | { kind: 'given'; value: string };

const NONE: Credential = { kind: 'none' };
const UNREADABLE: Credential = { kind: 'unreadable' };
const BEARER = /^Bearer ([\w.~+/=-]{1,8192})$/i;

/** Reads the Authorization header or else the cookie, never both: a header is a deliberate choice, a cookie comes by itself. */
export function readCredential(headers: IncomingHttpHeaders, cookieName: string | undefined): Credential {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) {
    const value = BEARER.exec(authorization)?.[1];
    return value === undefined ? UNREADABLE : { kind: 'given', value };
  }
  const value = cookieName === undefined || cookie === undefined ? undefined : readCookie(cookie, cookieName);
  return value === undefined || value === '' ? NONE : { kind: 'given', value };
}

function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** The header of a request's cookies without the one that carries the credential; undefined when none is left. */
export function withoutCookie(header: string, name: string): string | undefined {
  const kept = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '' && pair.slice(0, pair.indexOf('=')).trim() !== name);
  return kept.length === 0 ? undefined : kept.join('; ');
}
