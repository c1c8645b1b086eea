import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importJWK, SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { nowMs, type Received, SENT_AT, type Subscribing, WARM_UP } from './subscribing.ts';

/**
 * Subscribers, in a process of their own: so many sockets with one subscription each. They parse nothing; when a message was sent stands in it.
 * Told what to do by a file; prints `ready` when all are subscribed, `warm` and `done` when all have been told of every message of that part, and
 * on SIGTERM what they received, as JSON.
 */
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Subscribing;
const key = plan.signingKey === null ? null : await importJWK(plan.signingKey, 'EdDSA');
const expected = plan.subscribers * plan.messages;
const latencies = new Float64Array(expected);
let warm = 0;
let received = 0;
let bytes = 0;
let closed = 0;
let firstClose: string | null = null;
let firstError: string | null = null;

const MEASURED = Buffer.from(`"body":"${SENT_AT}`);
const WARMING = Buffer.from(`"body":"${WARM_UP}`);
const STARTED = Buffer.from('"STARTED"');
const ACKNOWLEDGED = Buffer.from('"connection_ack"');
const PING = Buffer.from('"type":"ping"');
const SPACE = 32;

async function credentials(index: number): Promise<object> {
  if (key === null) return {};
  const token = await new SignJWT({ sid: `session-${index}`, roles: ['USER'], scopes: ['*'], ver: 0 })
    .setProtectedHeader({ alg: 'EdDSA', kid: plan.signingKey?.kid })
    .setSubject(`user-${index}`)
    .setIssuedAt()
    .setExpirationTime('10 minutes')
    .sign(key);
  return { authorization: `Bearer ${token}` };
}

/** Gives whether it was a message, of either part. */
function count(data: Buffer): boolean {
  const at = data.indexOf(MEASURED);
  if (at >= 0) {
    const start = at + MEASURED.length;
    const sentAt = Number(data.toString('latin1', start, data.indexOf(SPACE, start)));
    if (received < expected) latencies[received] = nowMs() - sentAt;
    received++;
    bytes += data.length;
    if (received === expected) console.log('done');
    return true;
  }
  if (!data.includes(WARMING)) return false;
  warm++;
  if (warm === plan.subscribers * plan.warmUps) console.log('warm');
  return true;
}

async function subscribe(index: number): Promise<void> {
  const params = await credentials(plan.firstIndex + index);
  const socket = new WebSocket(plan.url, plan.operation === null ? [] : 'graphql-transport-ws', {
    perMessageDeflate: false,
    localAddress: plan.addresses[index % plan.addresses.length],
  });
  await new Promise<void>((resolve, reject) => {
    let left = plan.starts;
    socket.on('error', reject);
    socket.on('close', (code, reason) => {
      closed++;
      firstClose ??= `${code} ${reason}`;
      reject(new Error(`a socket was closed: ${firstClose}`));
    });
    socket.on('open', () => {
      if (plan.operation === null) resolve();
      else socket.send(JSON.stringify({ type: 'connection_init', payload: params }));
    });
    socket.on('message', (data: Buffer) => {
      if (count(data)) return;
      if (data.includes(STARTED)) {
        left--;
        if (left === 0) resolve();
      } else if (data.includes(ACKNOWLEDGED)) {
        socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload: plan.operation }));
      } else if (data.includes(PING)) {
        socket.send('{"type":"pong"}');
      } else {
        firstError ??= data.toString().slice(0, 1000);
        reject(new Error(`instead of a start came ${firstError}`));
      }
    });
  });
}

process.on('SIGTERM', () => {
  const seen = latencies.subarray(0, Math.min(received, expected)).sort();
  const at = (share: number) => seen[Math.floor(seen.length * share)] ?? 0;
  const report: Received = {
    ...{ received, bytesEach: bytes / received, closed, firstClose, firstError },
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99) },
  };
  process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
});

const waiting = Array.from({ length: plan.subscribers }, (_, index) => index);
const connect = async () => {
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) await subscribe(index);
};
await Promise.all(Array.from({ length: 50 }, connect));
console.log('ready');
