import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Started } from '../processes.ts';
import { type Contender, type Ground, startOurs } from './contenders.ts';
import type { OperationName } from './graph.ts';
import { startSubscribers } from './round.ts';

const PROCESSES = 2;
const PREPARING = 500;
const flags = ['--expose-gc', '--import', join(import.meta.dirname, 'collect-garbage.ts')];

/** What a subscriber who hears nothing costs this gateway in memory: resident, after the garbage is collected, beyond what it takes with none. */
export async function measureIdle(ground: Ground, subscribers: number): Promise<void> {
  console.log('');
  for (const operation of ['messageAdded', 'inbox'] as const) {
    const contender = await startOurs(flags)(ground);
    const audiences: Started[] = [];
    try {
      const preparing = await subscribed(contender, ground, operation, { subscribers: PREPARING, firstIndex: 0 });
      await preparing.stop();
      const before = await settledKb(contender.process.pid);
      const each = Math.ceil(subscribers / PROCESSES);
      for (let index = 0; index < PROCESSES; index++) {
        audiences.push(await subscribed(contender, ground, operation, { subscribers: each, firstIndex: index * each }));
      }
      const busy = residentKb(contender.process.pid);
      const after = await settledKb(contender.process.pid);
      const perOne = (kb: number) => ((kb - before) / (each * PROCESSES)).toFixed(1);
      console.log(
        `${each * PROCESSES} idle subscribers of ${operation}: ${perOne(after)} KB each (${perOne(busy)} before garbage is collected; ${Math.round(before / 1024)} MB without them)`,
      );
    } finally {
      await Promise.all(audiences.map((audience) => audience.stop()));
      await contender.process.stop();
    }
  }
}

async function subscribed(
  contender: Contender,
  ground: Ground,
  operation: OperationName,
  counts: { subscribers: number; firstIndex: number },
): Promise<Started> {
  const audience = await startSubscribers(contender, ground, { ...counts, operation, warmUps: 0, messages: 0 });
  await audience.untilSaid('ready', 120_000);
  return audience;
}

/** The least of several looks, each after a collection. */
async function settledKb(pid: number): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 4; look++) {
    process.kill(pid, 'SIGUSR2');
    await wait(1500);
    looks.push(residentKb(pid));
  }
  return Math.min(...looks);
}

function residentKb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
