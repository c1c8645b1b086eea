import { execFile } from 'node:child_process';
import { readlink, realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Orphan {
  /** What its pid file says. Pids are given again, so it counts only while that process works in `folder`. */
  pid: number;
  folder: string;
  /** Sent in turn, each with the time to wait for its effect. */
  signals: readonly (readonly [signal: NodeJS.Signals, waitMs: number])[];
}

/** Ends a server that outlived whoever started it. False when there was none: what the pid file named is gone, or is a stranger. */
export async function stopOrphan({ pid, folder, signals }: Orphan): Promise<boolean> {
  if (!(await worksIn(pid, folder))) return false;
  for (const [signal, waitMs] of signals) {
    if (!send(pid, signal)) return true;
    const until = Date.now() + waitMs;
    while (Date.now() < until) {
      if (!(await worksIn(pid, folder))) return true;
      await pause(20);
    }
  }
  throw new Error(`process ${pid}, left by an earlier run, cannot be stopped`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** PostgreSQL and Redis both make their data folder their working folder, which tells them from a stranger that was given the pid of one. */
async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const wanted = await realpath(folder).catch(() => folder);
  return (await workingFolder(pid)) === wanted;
}

async function workingFolder(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  const listed = await run('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn']).catch(() => ({ stdout: '' }));
  return listed.stdout
    .split('\n')
    .find((line) => line.startsWith('n'))
    ?.slice(1);
}
