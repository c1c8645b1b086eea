import { openThings } from './outbox.ts';

// A process that is killed between its commit and the publication: Redis is nowhere, and the kill comes with the commit.
const things = await openThings({ database: process.argv[2] ?? '', redis: 'redis://127.0.0.1:1' }, process.argv[3] ?? '');
await things.add('left behind');
process.kill(process.pid, 'SIGKILL');
