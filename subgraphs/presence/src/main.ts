import { createLog } from '@parley/kit/log';
import { runProcess } from '@parley/kit/process';
import { createPresence } from './app.ts';
import { presenceConfig } from './config.ts';

await runProcess(async () => {
  const config = presenceConfig(process.env);
  const log = createLog('presence', config.logLevel);
  const presence = await createPresence(config, { log });
  try {
    log.info({ url: await presence.start() }, 'The presence subgraph is ready');
  } catch (error) {
    await presence.stop();
    throw error;
  }
  return presence;
});
