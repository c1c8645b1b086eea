import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Pool } from 'undici';

const CHUNK_BYTES = 65_536;
const NOISE = randomBytes(CHUNK_BYTES);
const BOUNDARY = randomBytes(24).toString('hex');
const QUERY = 'mutation ($input: UploadInput!) { upload(input: $input) { results { file { bytes status } } } }';

/** Sends a sound of so many bytes through the gateway, as one file of a form, and waits until it was taken. */
export async function upload(pool: Pool, token: string, bytes: number): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    'apollo-require-preflight': '1',
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
  };
  const body = Readable.from(form(bytes));
  const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  const { data, errors } = (await answer.body.json()) as { data?: Uploaded; errors?: unknown };
  if (data?.upload?.results[0]?.file?.bytes !== bytes) throw new Error(`An upload failed: ${JSON.stringify(errors)}`);
}

interface Uploaded {
  upload: { results: { file: { bytes: number } | null }[] } | null;
}

function* form(bytes: number): Generator<Buffer> {
  const head = (rest: string) => Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${rest}`);
  yield head(`name="operations"\r\n\r\n${JSON.stringify({ query: QUERY, variables: { input: { files: [null] } } })}\r\n`);
  yield head('name="map"\r\n\r\n{"0":["variables.input.files.0"]}\r\n');
  yield head('name="0"; filename="noise.wav"\r\ncontent-type: audio/wav\r\n\r\n');
  const header = wavHeader(bytes);
  yield header;
  for (let left = bytes - header.length; left > 0; left -= CHUNK_BYTES) yield NOISE.subarray(0, Math.min(left, CHUNK_BYTES));
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

/** One channel of 16 bits, 48,000 times a second. */
function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(bytes - 8, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(48_000, 24);
  header.writeUInt32LE(96_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes - 44, 40);
  return header;
}
