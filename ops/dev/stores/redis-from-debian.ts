import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PrivateRedis {
  command: string;
  env: { LD_LIBRARY_PATH: string };
}

/** redis-server is but a link into redis-tools. */
const PACKAGES = ['redis-server', 'redis-tools'];
const LIBRARIES = ['liblzf1', 'libjemalloc2', 'libatomic1'];
const WITHIN_MS = 120_000;

export async function findPrivateRedis(programs: string): Promise<PrivateRedis | undefined> {
  const redis = await privateRedisIn(home(programs));
  return (await runs(redis)) ? redis : undefined;
}

/**
 * Downloads the packages and unpacks them below `programs`: no root, nothing installed. Each unpacks into a folder of its own
 * and gives it its name in one step, so of several that do this at once one wins and the others use what it made.
 */
export async function unpackRedisFromDebian(programs: string, path: string): Promise<PrivateRedis> {
  await mkdir(programs, { recursive: true });
  const work = await mkdtemp(join(programs, 'redis-unfinished-'));
  try {
    const copy = join(work, 'copy');
    await mkdir(copy);
    await download(work, path);
    for (const file of await readdir(work)) {
      if (file.endsWith('.deb')) await run('dpkg-deb', ['--extract', join(work, file), copy], { env: { PATH: path } });
    }
    const made = await privateRedisIn(copy);
    if (!(await runs(made))) throw new Error('the copy does not run on this system');
    await chmod(copy, 0o755);
    // A folder cannot take the place of one that has content, so a copy that is there already stays.
    await rename(copy, home(programs)).catch(() => undefined);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const redis = await findPrivateRedis(programs);
  if (redis === undefined) throw new Error(`${home(programs)} does not run: delete it`);
  return redis;
}

const home = (programs: string) => join(resolve(programs), `redis-${process.platform}-${process.arch}`);

/** With the system's package lists where it has them, else with lists fetched into the folder. */
async function download(work: string, path: string): Promise<void> {
  const configuration = join(work, 'apt.conf');
  const environment = { PATH: path, APT_CONFIG: configuration, LC_ALL: 'C.UTF-8' };
  const options = { cwd: work, env: environment, timeout: WITHIN_MS };
  const shared = ['APT::Sandbox::User "";', 'Acquire::http::Timeout "20";', 'Acquire::Retries "1";'];
  const wanted = [...PACKAGES, ...LIBRARIES];
  await writeFile(configuration, shared.join('\n'));
  try {
    await run('apt-get', ['download', ...wanted], options);
  } catch {
    await mkdir(join(work, 'lists', 'partial'), { recursive: true });
    await mkdir(join(work, 'cache', 'archives', 'partial'), { recursive: true });
    const own = [
      `Dir::State::Lists "${join(work, 'lists')}";`,
      `Dir::Cache "${join(work, 'cache')}";`,
      'Dir::State::status "/var/lib/dpkg/status";',
    ];
    await writeFile(configuration, [...shared, ...own].join('\n'));
    try {
      await run('apt-get', ['update'], options);
      await run('apt-get', ['download', ...wanted], options);
    } catch (error) {
      throw new Error(reason(error));
    }
  }
}

function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  const told = stderr?.split('\n').find((line) => line.startsWith('E:'));
  return told?.slice(2).trim() ?? message.split('\n')[0] ?? 'apt-get failed';
}

async function privateRedisIn(copy: string): Promise<PrivateRedis> {
  const libraries = join(copy, 'usr', 'lib');
  const folders = await readdir(libraries, { withFileTypes: true }).catch(() => []);
  const searched = [libraries, ...folders.filter((entry) => entry.isDirectory()).map((entry) => join(libraries, entry.name))];
  return { command: join(copy, 'usr', 'bin', 'redis-server'), env: { LD_LIBRARY_PATH: searched.join(':') } };
}

async function runs({ command, env }: PrivateRedis): Promise<boolean> {
  return run(command, ['--version'], { env }).then(
    () => true,
    () => false,
  );
}
