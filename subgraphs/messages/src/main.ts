import { createLog } from '@parley/kit/log';
import { runProcess } from '@parley/kit/process';
import { createMessages } from './app.ts';
import { messagesConfig } from './config.ts';

await runProcess(async () => {
  const config = messagesConfig(process.env);
  const log = createLog('messages', config.logLevel);
  const messages = await createMessages(config, { log });
  try {
    log.info({ url: await messages.start() }, 'The messages subgraph is ready');
  } catch (error) {
    await messages.stop();
    throw error;
  }
  return messages;
});
