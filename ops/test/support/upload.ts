import { Readable } from 'node:stream';
import { request } from 'undici';
import type { Answer, Person } from '../../dev/testing/chat.ts';

export interface Sent {
  upload: { results: { file: SentFile | null }[] } | null;
}

export interface SentFile {
  id: string;
  name: string;
  type: string | null;
  bytes: number;
  status: string;
  link: { url: string } | null;
}

export const UPLOAD = `mutation ($input: UploadInput!) {
  upload(input: $input) { results { file { id name type bytes status link { url } } } }
}`;

export interface Given {
  name: string;
  content: Buffer;
}

/** Sends files as a browser does. */
export async function upload(url: string, as: Pick<Person, 'token'>, files: readonly Given[]): Promise<Answer<Sent>> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: UPLOAD, variables: { input: { files: files.map(() => null) } } }));
  form.set('map', JSON.stringify(Object.fromEntries(files.map((_, at) => [at, [`variables.input.files.${at}`]]))));
  for (const [at, { name, content }] of files.entries()) form.set(`${at}`, new Blob([new Uint8Array(content)]), name);
  const headers = { authorization: `Bearer ${as.token}`, 'apollo-require-preflight': '1' };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form });
  return { status: answer.status, ...((await answer.json()) as object) };
}

/** Sends one file piece by piece, as they come. */
export async function uploadStream(
  url: string,
  as: Pick<Person, 'token'>,
  { name, content }: { name: string; content: AsyncIterable<Buffer> | Iterable<Buffer> },
  signal?: AbortSignal,
): Promise<Answer<Sent>> {
  const boundary = 'a-boundary-that-no-content-holds';
  const field = (head: string, value = '') =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${value}`);
  async function* form() {
    yield field('name="operations"', `${JSON.stringify({ query: UPLOAD, variables: { input: { files: [null] } } })}\r\n`);
    yield field('name="map"', '{"0":["variables.input.files.0"]}\r\n');
    yield field(`name="0"; filename="${name}"\r\ncontent-type: application/octet-stream`);
    yield* content;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  const headers = {
    authorization: `Bearer ${as.token}`,
    'apollo-require-preflight': '1',
    'content-type': `multipart/form-data; boundary=${boundary}`,
  };
  const { statusCode, body } = await request(`${url}/graphql`, { method: 'POST', headers, body: Readable.from(form()), signal });
  return { status: statusCode, ...((await body.json()) as object) };
}
