import 'server-only';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { formatDocument, stringifyDocument } from '@urql/core';
import { cookies, headers } from 'next/headers';
import { webConfig } from '../config.ts';
import { ACCESS_COOKIE } from '../session/access-token.ts';
import { nameOf } from './operation-name.ts';
import type { PreloadedAnswer } from './preloaded-exchange.ts';

const ANSWER_WITHIN_MS = 5_000;

/**
 * Asks for what a page shows first, as whoever is logged in, so that it comes with the page. Null where the browser asks by itself: when it has the app
 * already and only goes on to another page, when nobody is logged in, and when the gateway does not answer.
 */
export async function preload<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<PreloadedAnswer | null> {
  const [asked, jar] = await Promise.all([headers(), cookies()]);
  const token = jar.get(ACCESS_COOKIE)?.value;
  if (token === undefined || (asked.get('sec-fetch-dest') ?? 'document') !== 'document') return null;
  const answer = await fetch(`${webConfig().gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: stringifyDocument(formatDocument(document)), variables }),
    cache: 'no-store',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  if (answer?.ok !== true) return null;
  const { data, errors } = (await answer.json()) as { data?: Record<string, unknown> | null; errors?: unknown[] };
  return data == null || errors !== undefined ? null : { name: nameOf(document), variables, data };
}
