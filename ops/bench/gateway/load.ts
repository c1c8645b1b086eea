import { Pool } from 'undici';
import { query } from './graph.ts';

/** The load, in a process of its own: so many connections, each asking again as soon as it is answered. Prints what it saw as JSON. */
const [url = '', seconds = '', connections = ''] = process.argv.slice(2);
const { origin, pathname } = new URL(url);
const pool = new Pool(origin, { connections: Number(connections), pipelining: 1 });
const body = JSON.stringify({ query });
const latencies: number[] = [];
let failures = 0;
const startedAt = performance.now();
const endsAt = startedAt + Number(seconds) * 1000;

async function ask(): Promise<void> {
  while (performance.now() < endsAt) {
    const askedAt = performance.now();
    const answer = await pool.request({ path: pathname, method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const text = await answer.body.text();
    latencies.push(performance.now() - askedAt);
    if (answer.statusCode !== 200 || !text.startsWith('{"data":{"people":[')) failures++;
  }
}

await Promise.all(Array.from({ length: Number(connections) }, ask));
const elapsed = (performance.now() - startedAt) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
console.log(
  JSON.stringify({ requests: latencies.length, failures, perSecond: latencies.length / elapsed, p50: at(0.5), p99: at(0.99) }),
);
await pool.close();
