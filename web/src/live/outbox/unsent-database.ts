import { type DBSchema, openDB } from 'idb';
import { requireRoom, type Unsent, type UnsentStore } from './unsent.ts';

type Kept = Unsent & { viewerId: string };

interface Schema extends DBSchema {
  unsent: { key: number; value: Kept; indexes: { viewerId: string; clientId: string } };
}

const DATABASE = 'parley-outbox';

/** Keeps it in the browser's database, for each person who uses this browser apart. */
export async function openUnsentDatabase(viewerId: string): Promise<UnsentStore> {
  const database = await openDB<Schema>(DATABASE, 1, {
    upgrade(opened) {
      const unsent = opened.createObjectStore('unsent', { autoIncrement: true });
      unsent.createIndex('viewerId', 'viewerId');
      unsent.createIndex('clientId', 'clientId', { unique: true });
    },
  });
  const own = ({ viewerId: _, ...unsent }: Kept): Unsent => unsent;

  return {
    all: async () => (await database.getAllFromIndex('unsent', 'viewerId', viewerId)).map(own),
    async add(unsent) {
      const transaction = database.transaction('unsent', 'readwrite');
      requireRoom(await transaction.store.index('viewerId').getAll(viewerId), unsent);
      await transaction.store.add({ ...unsent, viewerId });
      await transaction.done;
    },
    async change(clientId, change) {
      const transaction = database.transaction('unsent', 'readwrite');
      const cursor = await transaction.store.index('clientId').openCursor(clientId);
      if (cursor !== null) await cursor.update({ ...change(own(cursor.value)), viewerId });
      await transaction.done;
    },
    async remove(clientId) {
      const transaction = database.transaction('unsent', 'readwrite');
      const cursor = await transaction.store.index('clientId').openCursor(clientId);
      await cursor?.delete();
      await transaction.done;
    },
    stop: () => database.close(),
  };
}
