import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PASSPORT_HEADER } from '@parley/kit/passport';
import { messagesConfig } from '../../src/config.ts';
import { createTestGraph, type TestGraph } from './graph.ts';
import { prepareSurroundings, type StartOptions, type Surroundings } from './surroundings.ts';

export interface MessagesProcess extends TestGraph, Surroundings {
  kill9(): Promise<void>;
  restart(): Promise<void>;
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The subgraph as a process of its own, spoken to by HTTP. */
export async function startMessagesProcess(options: StartOptions = {}): Promise<MessagesProcess> {
  const surroundings = await prepareSurroundings(options);
  const environment = { ...surroundings.environment, LOG_LEVEL: 'info' };
  let running = await launch(environment);
  const kill9 = async () => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  const graph = createTestGraph(messagesConfig(environment).passportKey, async ({ query, variables, passport }) => {
    const answer = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: passport },
      body: JSON.stringify({ query, variables }),
    });
    return answer.json();
  });
  return {
    ...surroundings,
    ...graph,
    kill9,
    async restart() {
      running = await launch(environment);
    },
    async [Symbol.asyncDispose]() {
      await kill9();
      await surroundings[Symbol.asyncDispose]();
    },
  };
}

/** Resolves once the process says in its log where it listens. */
async function launch(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', main], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      child.stdout.resume();
      return { child, url };
    }
  }
  throw new Error('The messages subgraph did not start');
}
