import { requireRoom, type Unsent, type UnsentStore } from './unsent.ts';

/** For browsers that let a page keep nothing: what waits is lost with the page. */
export function createUnsentMemory(): UnsentStore {
  const waiting = new Map<string, Unsent>();
  return {
    all: async () => [...waiting.values()],
    async add(unsent) {
      requireRoom([...waiting.values()], unsent);
      waiting.set(unsent.clientId, unsent);
    },
    async change(clientId, change) {
      const unsent = waiting.get(clientId);
      if (unsent !== undefined) waiting.set(clientId, change(unsent));
    },
    async remove(clientId) {
      waiting.delete(clientId);
    },
    stop: () => waiting.clear(),
  };
}
