import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart, type Running } from '@parley/kit/process';

export interface ServerProgram {
  /** As people know it. */
  name: string;
  command: string;
  args: readonly string[];
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'env' | 'cwd'>;
  logFile: string;
  /** Whether the server with this pid now does its work. */
  answers(pid: number): Promise<boolean>;
  /** Ends it in order. */
  stopSignal: NodeJS.Signals;
}

export interface ServerProcess extends Running {
  /** Kills it as a crash would, and does not start it again by itself. */
  kill9(): Promise<void>;
  /** Starts it again after kill9, at the same address. */
  restart(): Promise<void>;
  /** SIGSTOP and SIGCONT: it hangs, and goes on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

export interface Supervision {
  /** Starts the server again when it dies. */
  keepAlive?: boolean;
  /** Told in one sentence whenever that happens. */
  say?(sentence: string): void;
}

const START_AGAIN_FOR_MS = 5_000;
const ANSWER_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
const GIVE_UP_AFTER_DEATHS = 5;
const DEATHS_COUNT_FOR_MS = 60_000;

/**
 * Runs a server beside this process until it is stopped. The server leads a process group of its own, so that a Ctrl-C reaches
 * only us and the stores stay until those who use them have stopped.
 */
export async function runServer(
  program: ServerProgram,
  { keepAlive = false, say = () => undefined }: Supervision,
): Promise<ServerProcess> {
  let wanted = true;
  let deaths: number[] = [];
  let child = await launch(program, () => wanted);
  let recovery: Promise<void> = Promise.resolve();

  const endWithUs = () => child.kill(program.stopSignal);
  process.on('exit', endWithUs);

  const watch = () => {
    const watched = child;
    watched.once('exit', (code, signal) => {
      if (!wanted || !keepAlive) return;
      recovery = recover(signal ?? `exit code ${code}`);
    });
  };
  const recover = async (how: string) => {
    deaths = [...deaths.filter((at) => at > Date.now() - DEATHS_COUNT_FOR_MS), Date.now()];
    if (deaths.length >= GIVE_UP_AFTER_DEATHS) {
      say(
        `${program.name} has died ${deaths.length} times within a minute (${how}) and is left alone now: see ${program.logFile}`,
      );
      return;
    }
    say(`${program.name} has died (${how}): starting it again.`);
    try {
      child = await launch(program, () => wanted);
      watch();
      say(`${program.name} is back.`);
    } catch (error) {
      if (wanted) say(error instanceof Error ? error.message : String(error));
    }
  };
  watch();

  const end = async (signal: NodeJS.Signals) => {
    wanted = false;
    await recovery;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    const lastResort = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    child.kill(signal);
    await gone;
    clearTimeout(lastResort);
  };

  return {
    async stop() {
      await end(program.stopSignal);
      process.off('exit', endWithUs);
    },
    kill9: () => end('SIGKILL'),
    async restart() {
      wanted = true;
      child = await launch(program, () => wanted);
      watch();
    },
    signal: (signal) => void child.kill(signal),
  };
}

/** What a kill -9 left behind may be in the way for a moment, so a server that ends at once is started again for a while. */
async function launch(program: ServerProgram, isWanted: () => boolean): Promise<ChildProcess> {
  const startAgainUntil = Date.now() + START_AGAIN_FOR_MS;
  for (;;) {
    const child = await spawned(program);
    if (await answersWithin(program, child)) return child;
    if (!isWanted()) throw new CannotStart(`${program.name} was stopped while it started.`);
    if (Date.now() >= startAgainUntil) {
      throw new CannotStart(`${program.name} does not start (${await lastLine(program.logFile)}): see ${program.logFile}`);
    }
    await pause(200);
  }
}

async function spawned({ name, command, args, options, logFile }: ServerProgram): Promise<ChildProcess> {
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
    await once(child, 'spawn');
    return child;
  } catch (error) {
    throw new CannotStart(`${name} cannot be run: ${error instanceof Error ? error.message : error}`);
  } finally {
    closeSync(log);
  }
}

async function answersWithin(program: ServerProgram, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + ANSWER_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    if (await program.answers(child.pid)) return true;
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new CannotStart(`${program.name} was started and does not answer: see ${program.logFile}`);
    }
    await pause(20);
  }
  return false;
}

async function lastLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim().split('\n').at(-1) || 'it said nothing';
}
