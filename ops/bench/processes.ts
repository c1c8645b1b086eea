import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The processes of a benchmark: each part in its own, so that the CPU of each can be told. */
export interface Started {
  pid: number;
  /** Its first line on standard output. */
  firstLine(): Promise<string>;
  /** Until it has printed a line that is this one; rejects when it ends before, or is later than the limit. */
  untilSaid(line: string, withinMs: number): Promise<void>;
  output(): string;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export function startSource(file: string, args: readonly string[] = [], environment: Record<string, string> = {}): Started {
  return startProgram(process.execPath, ['--import', '@oxc-node/core/register', file, ...args], environment);
}

export function startProgram(program: string, args: readonly string[], environment: Record<string, string> = {}): Started {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    APOLLO_TELEMETRY_DISABLED: 'true',
    ...environment,
  };
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    output += text;
  });
  return {
    pid: child.pid as number,
    firstLine: () => firstLineOf(child, () => output),
    async untilSaid(line, withinMs) {
      const limit = AbortSignal.timeout(withinMs);
      while (!output.split('\n').includes(line)) {
        if (child.exitCode !== null) throw new Error(`A process of the benchmark ended:\n${output}`);
        await Promise.race([once(child.stdout, 'data', { signal: limit }), once(child, 'exit', { signal: limit })]).catch(() => {
          throw new Error(`A process of the benchmark did not say "${line}":\n${output}`);
        });
      }
    },
    output: () => output,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const slow = setTimeout(() => child.kill('SIGKILL'), 5000);
      await once(child, 'exit');
      clearTimeout(slow);
    },
  };
}

async function firstLineOf(child: ChildProcess, output: () => string): Promise<string> {
  while (!output().includes('\n')) {
    if (child.exitCode !== null) throw new Error(`A process of the benchmark ended:\n${output()}`);
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')]);
  }
  return output().slice(0, output().indexOf('\n'));
}

/** CPU seconds that a process and its children have used so far (Linux: clock ticks of a hundredth of a second). */
export function cpuSeconds(pid: number): number {
  let ticks = 0;
  for (const each of [pid, ...childrenOf(pid)]) {
    const stat = readFileSync(`/proc/${each}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / 100;
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    const children = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim();
    if (children === '') return [];
    return children.split(' ').flatMap((child) => [Number(child), ...childrenOf(Number(child))]);
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until an address answers, or tells what the process said instead. */
export async function untilAnswering(url: string, body: string, process: Started, withinMs = 60_000): Promise<unknown> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (answer.ok) return await answer.json();
    } catch {
      // not listening yet
    }
    if (Date.now() > deadline) throw new Error(`Nothing answers at ${url}:\n${process.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
