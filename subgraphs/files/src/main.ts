import { join } from 'node:path';
import { createLog } from '@parley/kit/log';
import { runProcess } from '@parley/kit/process';
import { createFiles } from './app.ts';
import { openOwnFolder } from './blob/temporary-files.ts';
import { filesConfig } from './config.ts';

await runProcess(async () => {
  const config = filesConfig(process.env);
  // graphql-upload keeps what it reads where the process keeps temporary files, and nowhere else.
  process.env.TMPDIR = await openOwnFolder(join(config.blobs.folder, 'forms'));
  const log = createLog('files', config.logLevel);
  const files = await createFiles(config, { log });
  try {
    log.info({ url: await files.start() }, 'The files subgraph is ready');
  } catch (error) {
    await files.stop();
    throw error;
  }
  return files;
});
