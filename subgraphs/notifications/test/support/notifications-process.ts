import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface NotificationsProcess {
  kill9(): Promise<void>;
}

const program = fileURLToPath(new URL('./consume-until-killed.ts', import.meta.url));

/** The subgraph as a process of its own, which ends by being killed. Resolves once it is at work. */
export async function startNotificationsProcess(environment: Record<string, string>): Promise<NotificationsProcess> {
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', program, JSON.stringify(environment)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), exited.then(() => null)]);
  if (said === null) throw new Error('The notifications subgraph did not start');
  return {
    async kill9() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
