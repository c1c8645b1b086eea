import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { createAsker } from '../live/ask.ts';
import { type Person, registerPeople } from '../live/people.ts';
import { forgetMost, memoryOf } from './memory.ts';
import { type Platform, startPlatform } from './platform.ts';
import { upload } from './upload.ts';

const MB = 1024 * 1024;
const QUERY = '{ viewer { id name } conversations(first: 20) { edges { node { id } } } }';
const EVERY_MS = 50;
const IDLE_MS = 5_000;
/** Until the young generation, where chunks that have passed lie until they are collected, has the size that it has under load: some 32 MB. */
const WARM_UP = { uploads: 20, bytes: 5 * MB };

/** What files cost on their way through the gateway: memory in each process for one alone, and waiting for those who ask something meanwhile for many. */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: { megabytes: { type: 'string', default: '50' }, uploads: { type: 'string', default: '20' } },
  });
  const [bytes, uploads] = [Number(values.megabytes) * MB, Number(values.uploads)];
  const platform = await startPlatform();
  const asker = createAsker(platform.url);
  const senders = new Pool(platform.url, { connections: uploads, pipelining: 1, headersTimeout: 0 });
  try {
    const people = await registerPeople(asker, uploads);
    const [{ token }] = people as [Person];
    const asking = (until: Promise<unknown>) => queryUntil(until, () => asker.ask(QUERY, {}, { token }));
    for (let turn = 0; turn < WARM_UP.uploads; turn++) await upload(senders, token, WARM_UP.bytes);
    await asking(wait(IDLE_MS));

    console.log(
      `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.\n`,
    );
    const one = await grownBy(platform, () => upload(senders, token, bytes));
    console.log(
      `One upload of ${values.megabytes} MB in ${(one.tookMs / 1000).toFixed(1)} s; the most that each process grew by while it went on:`,
    );
    for (const [name, megabytes] of one.grown) console.log(`${name.padEnd(15)}${megabytes.toFixed(1).padStart(8)} MB`);

    const idle = await asking(wait(IDLE_MS));
    let busy: number[] = [];
    const many = await grownBy(platform, async () => {
      const sent = Promise.all(people.map((person) => upload(senders, person.token, bytes)));
      busy = await asking(sent);
    });
    console.log(
      `\n${uploads} uploads of ${values.megabytes} MB at once in ${(many.tookMs / 1000).toFixed(1)} s, and a query each ${EVERY_MS} ms beside them:`,
    );
    console.log('                  p50 ms   p95 ms   p99 ms  most ms');
    for (const [name, times] of [
      ['without', idle],
      ['beside them', busy],
    ] as const) {
      const cells = [0.5, 0.95, 0.99, 1].map((share) => at(times, share).toFixed(1).padStart(9)).join('');
      console.log(`${name.padEnd(15)}${cells}`);
    }
    for (const [name, megabytes] of many.grown) console.log(`${name.padEnd(15)}${megabytes.toFixed(1).padStart(8)} MB more`);
  } finally {
    await senders.destroy();
    await asker.stop();
    await platform.stop();
  }
}

/** Asks again and again, each time after a pause, however long the answer takes. */
async function queryUntil(end: Promise<unknown>, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let ended = false;
  const over = end.finally(() => {
    ended = true;
  });
  while (!ended) {
    const asked = performance.now();
    await ask();
    times.push(performance.now() - asked);
    await wait(EVERY_MS);
  }
  await over;
  return times;
}

async function grownBy(
  { processes }: Platform,
  work: () => Promise<unknown>,
): Promise<{ tookMs: number; grown: Map<string, number> }> {
  const before = new Map([...processes].map(([name, { pid }]) => [name, memoryOf(pid).now]));
  for (const { pid } of processes.values()) forgetMost(pid);
  const startedAt = performance.now();
  await work();
  const tookMs = performance.now() - startedAt;
  const grown = new Map([...processes].map(([name, { pid }]) => [name, memoryOf(pid).most - (before.get(name) ?? 0)]));
  return { tookMs, grown };
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
