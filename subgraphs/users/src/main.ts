import { createLog } from '@parley/kit/log';
import { runProcess } from '@parley/kit/process';
import { createUsers } from './app.ts';
import { usersConfig } from './config.ts';

await runProcess(async () => {
  const config = usersConfig(process.env);
  const log = createLog('users', config.logLevel);
  const users = await createUsers(config, { log });
  try {
    log.info({ url: await users.start() }, 'The users subgraph is ready');
  } catch (error) {
    await users.stop();
    throw error;
  }
  return users;
});
