import { startDatabase } from '@parley/kit/database';
import { silentLog } from '@parley/kit/log';
import type { BlobStore } from '../../src/blob/blob-store.ts';
import { openDiskBlobStore } from '../../src/blob/disk-blob-store.ts';
import { entities } from '../../src/entities.ts';
import { migrations } from '../../src/migrations.ts';
import { startRenditions } from '../../src/rendition/start-renditions.ts';

/** A process of its own, given a database and a folder, that puts the first picture of a file, says so, and never comes further. */
const [, , url, folder] = process.argv;
const log = silentLog();
const database = await startDatabase({ url: String(url), entities, migrations, poolSize: 2, log });
const blobs = await openDiskBlobStore(String(folder));
let puts = 0;
const halfWay: BlobStore = {
  ...blobs,
  async put(key, content, options) {
    puts++;
    if (puts === 1) return blobs.put(key, content, options);
    console.log('half-way');
    return new Promise(() => undefined);
  },
};
const finished = async () => undefined;
startRenditions({ database, blobs: halfWay, pixelLimit: 10_000_000, finished, log, lookEveryMs: 50, heldMs: 1000 });
