import { afterAll, beforeAll, describe } from 'vitest';
import { storeContract } from './store.contract.ts';
import { startPostgresNodes } from './support/postgres-nodes.ts';

let nodes: Awaited<ReturnType<typeof startPostgresNodes>>;
beforeAll(async () => {
  nodes = await startPostgresNodes();
});
afterAll(() => nodes.stop());

describe('the message store on PostgreSQL', () => storeContract(() => nodes));
