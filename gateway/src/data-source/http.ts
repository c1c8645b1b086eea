import type { Readable } from 'node:stream';
import type { LiveVerb } from '@parley/kit/live/contract';
import { PASSPORT_HEADER, REQUEST_ID_HEADER } from '@parley/kit/passport';
import { type Dispatcher, errors, Pool } from 'undici';
import { UploadRefused } from '../uploads/upload-refused.ts';
import { readAnswer } from './answer.ts';
import { AnswerTooLarge, type DataSource, SubgraphAway } from './data-source.ts';

export interface HttpDataSourceOptions {
  url: string;
  /** Most connections kept open at once; what is asked beyond them waits, until its request's deadline. */
  connections: number;
  /** An answer larger than this counts as none. */
  responseLimitBytes: number;
  /** No answer is waited for longer than this, whatever the request's deadline. */
  timeoutMs: number;
}

/** Reaches a subgraph over HTTP, on connections that stay open. Nothing of a client's own headers is sent on. */
export function createHttpDataSource(options: HttpDataSourceOptions): DataSource {
  const url = new URL(options.url);
  const pool = new Pool(url.origin, {
    connections: options.connections,
    pipelining: 1,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connectTimeout: Math.min(options.timeoutMs, 5_000),
    maxResponseSize: options.responseLimitBytes,
  });
  // Files pass on connections of their own, each on a new one, and as slowly as their clients send them: the request's deadline ends them.
  const uploads = new Pool(url.origin, {
    connections: options.connections,
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: Math.min(options.timeoutMs, 5_000),
    maxResponseSize: options.responseLimitBytes,
  });
  const path = url.pathname + url.search;
  const livePath = (verb: LiveVerb) => `${url.pathname.replace(/\/$/, '')}/live/${verb}${url.search}`;
  const authorization = basicAuthorization(url);

  return {
    async ask({ fetch, variables, files, ...request }) {
      const operation = `${fetch.bodyStart}${variables}}`;
      const { status, text } =
        files === undefined
          ? await post(pool, { ...request, path, body: operation, authorization })
          : await post(uploads, { ...request, path, ...files.carry(operation), authorization });
      // 400 is how a subgraph refuses one operation; any other failure is the subgraph's own.
      if (status !== 400 && (status < 200 || status > 299)) throw new SubgraphAway(`it answered with status ${status}`);
      return readAnswer(parse(text));
    },
    async askLive({ verb, ...request }) {
      const { status, text } = await post(pool, { ...request, path: livePath(verb), authorization });
      if (status < 200 || status > 299) throw new SubgraphAway(`it answered the live question "${verb}" with status ${status}`);
      return parse(text);
    },
    async stop() {
      await Promise.all([pool.destroy(), uploads.destroy()]);
    },
  };
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === '') return undefined;
  return `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
}

interface Post {
  path: string;
  contentType?: string;
  /** A stream is sent as fast as the subgraph reads it. */
  body: string | Readable;
  passport: string | undefined;
  authorization: string | undefined;
  requestId: string;
  signal: AbortSignal;
}

interface Answered {
  status: number;
  text: string;
}

/** One POST by the dispatcher's own callbacks: a stream for each answer would cost more than the answer. */
function post(
  pool: Pool,
  { path, contentType = 'application/json', body, passport, authorization, requestId, signal }: Post,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => {
      if (cause instanceof UploadRefused) return reject(cause);
      const Away = cause instanceof errors.ResponseExceededMaxSizeError ? AnswerTooLarge : SubgraphAway;
      reject(new Away(cause instanceof Error ? cause.message : String(cause), { cause }));
    };
    if (signal.aborted) {
      fail(signal.reason);
      return;
    }
    let started: Dispatcher.DispatchController | null = null;
    const abort = () => {
      started?.abort(signal.reason);
      fail(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    const chunks: Buffer[] = [];
    let status = 0;
    const headers: Record<string, string> = {
      'content-type': contentType,
      accept: 'application/json',
      [REQUEST_ID_HEADER]: requestId,
    };
    if (passport !== undefined) headers[PASSPORT_HEADER] = passport;
    if (authorization !== undefined) headers['authorization'] = authorization;
    pool.dispatch(
      { method: 'POST', path, headers, body, reset: typeof body !== 'string' },
      {
        onRequestStart(controller) {
          started = controller;
          if (signal.aborted) controller.abort(signal.reason);
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          signal.removeEventListener('abort', abort);
          resolve({ status, text: (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8') });
        },
        onResponseError(_controller, error) {
          signal.removeEventListener('abort', abort);
          fail(error);
        },
      },
    );
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SubgraphAway('the answer is not JSON', { cause });
  }
}
