import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { serverConfig } from './config.ts';
import { serveCompressed } from './static-files.ts';

/** Serves the built app. SIGTERM lets what is under way end; it also ends when whoever started it is gone, so that its port is free for the next start. */
const { host, port, build } = serverConfig(process.env);
const folder = join(import.meta.dirname, '..');
const app = next({ dev: false, dir: folder, hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();
const staticFolder = join(folder, build, 'static');

const server = createServer(async (request, response) => {
  if (!(await serveCompressed(staticFolder, request, response))) await handle(request, response);
});
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, host);

const stop = () => server.close(() => process.exit(0)).closeIdleConnections();
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.exit(1), 1_000).unref();
