import { silentLog } from '@parley/kit/log';
import { startMongoDatabase } from '../src/store/mongodb/mongo-database.ts';

/** For `npm run bench -- messages`: takes away the database that the benchmark made; its URL is given. */
const database = await startMongoDatabase({ url: process.argv[2] ?? '', poolSize: 1, log: silentLog() });
await database.messages.db.dropDatabase();
await database.stop();
console.log('dropped');
