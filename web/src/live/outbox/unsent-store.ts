import type { UnsentStore } from './unsent.ts';
import { openUnsentDatabase } from './unsent-database.ts';
import { createUnsentMemory } from './unsent-memory.ts';

/** The browser's database, opened when it is first needed; memory where the browser has none for this page. */
export function createUnsentStore(viewerId: string): UnsentStore {
  let opened: Promise<UnsentStore> | null = null;
  const store = () => {
    opened ??= openUnsentDatabase(viewerId).catch(createUnsentMemory);
    return opened;
  };
  return {
    all: async () => (await store()).all(),
    add: async (unsent) => (await store()).add(unsent),
    change: async (clientId, change) => (await store()).change(clientId, change),
    remove: async (clientId) => (await store()).remove(clientId),
    stop() {
      void opened?.then((kept) => kept.stop());
      opened = null;
    },
  };
}
