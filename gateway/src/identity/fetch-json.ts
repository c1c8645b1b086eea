import { request } from 'undici';

export interface FetchJsonOptions {
  timeoutMs: number;
  /** An answer larger than this is refused. */
  limitBytes: number;
  headers?: Record<string, string>;
  /** Sent as a POST when given. */
  body?: unknown;
}

/** Reads JSON from another service, or throws why there is none. */
export async function fetchJson(url: string, { timeoutMs, limitBytes, headers, body }: FetchJsonOptions): Promise<unknown> {
  const response = await request(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new Error(`the answer is larger than ${limitBytes} bytes`);
    chunks.push(chunk);
  }
  if (response.statusCode !== 200) throw new Error(`it answered with status ${response.statusCode}`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
