import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart, type Running } from '@parley/kit/process';

const run = promisify(execFile);

export interface FolderLock extends Running {
  notes: readonly string[];
}

/**
 * Lets one process at a time use the folder. Locks are numbered and the highest counts: whoever finds its holder dead makes
 * the next one, which only one can. So no lock is ever taken from under somebody who has just got it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const mine = `${process.pid} ${await identityOf(process.pid)}\n`;
  for (;;) {
    const last = await highest(folder);
    if (last?.isHeld) {
      throw new CannotStart(
        `${folder} is in use by process ${last.pid}: stop that first, or give this one a folder of its own with PARLEY_DATA.`,
      );
    }
    const number = (last?.number ?? 0) + 1;
    if (!(await create(folder, number, mine))) continue;
    const numbers = await lockNumbers(folder);
    if (numbers.some((other) => other > number)) {
      await rm(lockFile(folder, number), { force: true }); // ours filled a gap below a newer one
      continue;
    }
    for (const lower of numbers.filter((other) => other < number)) await rm(lockFile(folder, lower), { force: true });
    const remove = () => rmSync(lockFile(folder, number), { force: true });
    process.on('exit', remove);
    return {
      notes: last === undefined ? [] : ['The last run ended without a goodbye.'],
      async stop() {
        remove();
        process.off('exit', remove);
      },
    };
  }
}

/** The pid of whoever uses the folder now. */
export async function holderOf(folder: string): Promise<number | undefined> {
  const last = await highest(folder);
  return last?.isHeld ? last.pid : undefined;
}

async function highest(folder: string): Promise<{ number: number; pid: number; isHeld: boolean } | undefined> {
  const number = Math.max(0, ...(await lockNumbers(folder)));
  if (number === 0) return undefined;
  const content = await readFile(lockFile(folder, number), 'utf8').catch(() => undefined);
  if (content === undefined) return highest(folder);
  return { number, pid: Number.parseInt(content, 10), isHeld: await isHeld(content) };
}

async function lockNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1])).filter((number) => number > 0);
}

const lockFile = (folder: string, number: number) => join(folder, `lock.${number}`);

/** Written aside and then linked, so the file is never seen without its content. */
async function create(folder: string, number: number, content: string): Promise<boolean> {
  const aside = join(folder, `unfinished-lock-${randomBytes(6).toString('hex')}`);
  await writeFile(aside, content, { mode: 0o600 });
  try {
    await link(aside, lockFile(folder, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function isHeld(content: string): Promise<boolean> {
  const [pid, identity] = content.trim().split(' ', 2);
  return identity !== undefined && (await identityOf(Number(pid))) === identity;
}

/** When a process started, and in which life of the machine: a pid alone is given again, in containers at once. */
async function identityOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (status === undefined) return undefined;
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    const isZombie = fields[0] === 'Z';
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return isZombie ? undefined : `${fields[19]}@${boot.trim()}`;
  }
  const listed = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.trim().replaceAll(/\s+/g, '-');
}
