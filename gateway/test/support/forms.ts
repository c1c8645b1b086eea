import { Readable } from 'node:stream';
import { request } from 'undici';

type Content = string | Buffer | Iterable<Buffer> | AsyncIterable<Buffer>;

export interface FormFile {
  fileName?: string;
  type?: string;
  content: Content;
}

/** Fields and files of a form in the order in which they are sent. */
export type FormParts = readonly (readonly [name: string, value: string | FormFile])[];

export interface FormAnswer {
  status: number;
  data: Record<string, never> | null | undefined;
  errors: { message: string; path?: string[]; extensions: Record<string, unknown> }[] | undefined;
}

const BOUNDARY = '----------------------------a-test';

export const operations = (query: string, variables: Record<string, unknown> = {}): [string, string] => [
  'operations',
  JSON.stringify({ query, variables }),
];

export const map = (places: Record<string, unknown>): [string, string] => ['map', JSON.stringify(places)];

/** Posts a form to a gateway, as programs do that may send files. */
export async function sendForm(
  url: string,
  parts: FormParts,
  { headers = { 'apollo-require-preflight': '1' }, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<FormAnswer> {
  const { statusCode, body } = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    body: Readable.from(written(parts)),
    signal,
  });
  const { data, errors } = JSON.parse(await body.text());
  return { status: statusCode, data, errors };
}

async function* written(parts: FormParts): AsyncGenerator<Buffer> {
  for (const [name, value] of parts) {
    const file = typeof value === 'string' ? null : value;
    const fileName =
      file === null ? '' : `; filename="${file.fileName ?? 'a.txt'}"\r\ncontent-type: ${file.type ?? 'text/plain'}`;
    yield Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${fileName}\r\n\r\n`);
    const content = file === null ? (value as string) : file.content;
    if (typeof content === 'string' || Buffer.isBuffer(content)) yield Buffer.from(content);
    else yield* content;
    yield Buffer.from('\r\n');
  }
  yield Buffer.from(`--${BOUNDARY}--\r\n`);
}

/** So many chunks of 64 KB; `sent` is told of each as it is taken. */
export function* chunks(count: number, sent: (bytes: number) => void = () => undefined): Generator<Buffer> {
  for (let at = 0; at < count; at += 1) {
    sent((at + 1) * 65_536);
    yield Buffer.alloc(65_536, 'x');
  }
}

/** A beginning, after which nothing comes any more. */
export async function* stalled(beginning: string): AsyncGenerator<Buffer> {
  yield Buffer.from(beginning);
  await new Promise(() => undefined);
}
