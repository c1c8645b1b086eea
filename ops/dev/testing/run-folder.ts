import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../stores/orphan.ts';
import { stopLeftoverPostgres } from '../stores/postgres.ts';
import { stopLeftoverRedis } from '../stores/redis.ts';

const PREFIX = 'parley-test-';

/** A folder for one run's servers, open to pass through because PostgreSQL runs as another user when root runs the tests. */
export async function makeRunFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o711);
  return folder;
}

/** Stops and removes what our own runs left that were killed: the pid of each is in its folder's name. */
export async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const owner = await stat(folder).catch(() => undefined);
    if (owner === undefined || owner.uid !== process.getuid?.()) continue;
    for (const server of await readdir(folder)) {
      await stopLeftoverPostgres(join(folder, server));
      await stopLeftoverRedis(join(folder, server));
    }
    await rm(folder, { recursive: true, force: true });
  }
}
