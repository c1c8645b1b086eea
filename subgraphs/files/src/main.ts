import { join } from 'node:path';
import { createLog } from '@parley/kit/log';
import { type Running, runProcess, stopInReverse } from '@parley/kit/process';
import { createFiles } from './app.ts';
import { openOwnFolder } from './blob/temporary-files.ts';
import { filesConfig } from './config.ts';

await runProcess(async () => {
  const config = filesConfig(process.env);
  // graphql-upload keeps what it reads where the process keeps temporary files, and nowhere else.
  const forms = await openOwnFolder(join(config.blobs.folder, 'forms'));
  process.env.TMPDIR = forms.path;
  const log = createLog('files', config.logLevel);
  const started: Running[] = [forms];
  try {
    const files = await createFiles(config, { log });
    started.push(files);
    log.info({ url: await files.start() }, 'The files subgraph is ready');
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
  return { stop: () => stopInReverse(started) };
});
