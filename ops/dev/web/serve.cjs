/**
 * Serves the built web app: `node serve.cjs FOLDER HOST PORT`. It ends when the process that started it is gone, however that ended, so that
 * its port is free for the next start.
 */
'use strict';

const [folder, host, port] = process.argv.slice(2);
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 1_000).unref();

process.chdir(folder);
process.argv = [process.argv[0], 'next', 'start', folder, '--hostname', host, '--port', port];
require('next/dist/bin/next');
