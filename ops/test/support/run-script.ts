import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

export interface Script extends AsyncDisposable {
  process: ChildProcess;
  /** Everything written so far, to standard output and error. */
  output(): string;
  /** Resolves when the output matches, rejects when the script ends without it. */
  says(what: RegExp): Promise<RegExpExecArray>;
  ended: Promise<number | null>;
}

export interface ScriptOptions {
  args?: string[];
  env?: Record<string, string | undefined>;
  /** Runs it as another user, which only root may do. */
  uid?: number;
}

/** Runs a TypeScript file of the project in a process of its own, in a process group of its own. */
export function runScript(file: string, { args = [], env = {}, uid }: ScriptOptions = {}): Script {
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', join(PROJECT, file), ...args], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
    ...(uid !== undefined && { uid, gid: uid }),
    detached: true,
  });
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const endWithUs = () => child.kill('SIGTERM');
  process.on('exit', endWithUs);
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', endWithUs);
    return code as number | null;
  });
  const says = (what: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = what.exec(output);
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`${file} ended without saying ${what}:\n${output}`)));
    });
  return {
    process: child,
    output: () => output,
    says,
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
