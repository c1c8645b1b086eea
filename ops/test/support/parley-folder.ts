import { chown, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '@parley/kit/config';
import { freePorts } from '../../dev/testing/chat.ts';
import { testPrograms } from '../../dev/testing/programs.ts';
import { runScript, type Script } from './run-script.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface ParleyFolder extends AsyncDisposable {
  path: string;
  /** `npm start` on this folder, on free ports. */
  start(environment?: Environment): Script;
  /** Starts it and waits until it is ready. */
  ready(environment?: Environment): Promise<Script & { url: string }>;
}

/** A data folder for `npm start`, which finds a private Redis there already. It belongs to the user that is named. */
export async function parleyFolder({ uid }: { uid?: number } = {}): Promise<ParleyFolder> {
  const temporary = await temporaryFolder();
  const path = join(temporary.path, 'data');
  await mkdir(path, { mode: 0o711 });
  await symlink(await testPrograms(temporary.path), join(path, 'programs'));
  if (uid !== undefined) await chown(path, uid, uid);
  const start = (environment: Environment = {}) =>
    runScript('ops/dev/start.ts', {
      env: {
        PARLEY_DATA: path,
        ...freePorts(),
        MAILBOX_PORT: '0',
        DEMO_DATA: 'false',
        WEB: 'false',
        ...environment,
      },
      uid,
    });
  return {
    path,
    start,
    async ready(environment) {
      const script = start(environment);
      const [, url = ''] = await script.says(/The graph\s+(\S+)/);
      return { ...script, url };
    },
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
}
