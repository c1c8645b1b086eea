import { type Database, startDatabase } from '@parley/kit/database';
import { silentLog } from '@parley/kit/log';
import { entities } from '../../src/entities.ts';
import { migrations } from '../../src/migrations.ts';

/** A few connections to a database of this subgraph that is migrated. */
export const startTestDatabase = (url: string): Promise<Database> =>
  startDatabase({ url, entities, migrations, poolSize: 4, log: silentLog() });
