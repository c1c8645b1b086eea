import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createPassportSigner, PASSPORT_HEADER, type Viewer } from '@parley/kit/passport';
import { presenceConfig } from '../../src/config.ts';
import type { Answer, TestPresence } from './presence.ts';

export interface PresenceProcess extends AsyncDisposable {
  graph(query: string, variables: Record<string, unknown>, as: Viewer): Promise<Answer>;
  kill9(): Promise<void>;
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Another node beside that one, as a process of its own. */
export async function startPresenceProcess({ environment: beside }: TestPresence): Promise<PresenceProcess> {
  const environment = { ...beside, LOG_LEVEL: 'info' };
  const sign = createPassportSigner(presenceConfig(environment).passportKey);
  const { child, url } = await launch(environment);
  const kill9 = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    async graph(query, variables, as) {
      const passport = sign({ viewer: as, client: null, requestId: randomUUID() });
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: passport },
        body: JSON.stringify({ query, variables }),
      });
      return (await answer.json()) as Answer;
    },
    kill9,
    [Symbol.asyncDispose]: kill9,
  };
}

/** Resolves once the process says in its log where it listens. */
async function launch(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', main], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      child.stdout.resume();
      return { child, url };
    }
  }
  throw new Error('The presence subgraph did not start');
}
