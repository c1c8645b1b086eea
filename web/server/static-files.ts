import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const PREFIX = '/_next/static/';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=UTF-8',
  '.txt': 'text/plain; charset=UTF-8',
};

/** Answers with a file that was compressed after the build, to whoever can read that. False where the request is for something else. */
export async function serveCompressed(folder: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = request.url?.split('?')[0] ?? '';
  if (!path.startsWith(PREFIX) || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const type = TYPES[extname(path)];
  if (type === undefined || !/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return false;
  const file = join(folder, normalize(`/${path.slice(PREFIX.length)}`));
  const size = await stat(`${file}.br`).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return false;
  response.writeHead(200, {
    'content-type': type,
    'content-encoding': 'br',
    'content-length': size,
    // Its name changes with its content.
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(`${file}.br`)
      .on('error', () => response.destroy())
      .pipe(response);
  return true;
}
