import { silentLog } from '@parley/kit/log';
import { createNotifications } from '../../src/app.ts';
import { notificationsConfig } from '../../src/config.ts';

/** An instance of the subgraph, given its settings, that takes over soon what a killed one had in hand. */
await createNotifications(notificationsConfig(JSON.parse(process.argv[2] ?? '')), { log: silentLog(), claimAfterMs: 2_000 });
console.log('at work');
