import { InvalidSettings } from './config.ts';

/** Whatever was opened. `stop` ends it, lets what is under way finish, and may be called once. */
export interface Running {
  stop(): Promise<void>;
}

/** A reason that a process cannot start which its operator can mend: told in one line, without a stack. */
export class CannotStart extends Error {}

/**
 * Runs a process until it is told to stop. When it cannot start it says why, in one line where the reason is an operator's, and exits 1.
 * SIGTERM and SIGINT stop it in order; a second signal, or a stop that takes longer than the deadline, ends it at once.
 */
export async function runProcess(start: () => Promise<Running>, stopDeadlineMs = 30_000): Promise<void> {
  assertNode();
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    const known = error instanceof InvalidSettings || error instanceof CannotStart;
    console.error(known ? (error as Error).message : error);
    process.exit(1);
  }
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopDeadlineMs).unref();
    try {
      await running.stop();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Stops everything in reverse order of its start, all of it, and then throws the first failure. */
export async function stopInReverse(started: readonly Running[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of [...started].reverse()) {
    try {
      await part.stop();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

function assertNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  console.error(`Node ${process.versions.node} is too old: Parley needs Node 24, which "npm start" brings along.`);
  process.exit(1);
}
