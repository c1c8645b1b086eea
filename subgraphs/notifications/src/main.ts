import { createLog } from '@parley/kit/log';
import { runProcess } from '@parley/kit/process';
import { createNotifications } from './app.ts';
import { notificationsConfig } from './config.ts';

await runProcess(async () => {
  const config = notificationsConfig(process.env);
  const log = createLog('notifications', config.logLevel);
  const notifications = await createNotifications(config, { log });
  try {
    log.info({ url: await notifications.start() }, 'The notifications subgraph is ready');
  } catch (error) {
    await notifications.stop();
    throw error;
  }
  return notifications;
});
