import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cpuSeconds, startSource } from '../processes.ts';
import { fillPostgres } from './fill-postgres.ts';
import type { Load, Seen } from './load-plan.ts';
import { type Dataset, idOf, type Room, roomsOf } from './rooms.ts';
import { type MessagesProcess, type Stores, startMessages, startStores } from './stores.ts';

/** Programs of the subgraph that know its documents. */
const MESSAGES_BENCH = join(import.meta.dirname, '../../../subgraphs/messages/bench');
const GROWTH = [10, 100, 1000, 10_000];
const MONGO_ROOMS = 100;
/** The stand-in reads a whole collection for what an index of MongoDB gives at once: more than these would wait for nothing but its processor. */
const MONGO_CONNECTIONS = 2;

interface Measured extends Seen {
  name: string;
  /** CPU seconds for a thousand requests: of the subgraph, and of PostgreSQL. */
  subgraphCpu: number;
  postgresCpu: number;
}

/**
 * The messages subgraph as one process over HTTP, as a gateway asks it: sends, pages of history and searches with a million messages loaded, and
 * what a send costs as the conversation grows. With MONGODB_URL set also sends and history there. Everything runs on this one machine.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      seconds: { type: 'string', default: '10' },
      connections: { type: 'string', default: '16' },
      messages: { type: 'string', default: '1000000' },
      'mongodb-messages': { type: 'string', default: '100000' },
    },
  });
  const [seconds, connections] = [Number(values.seconds), Number(values.connections)];
  const stores = await startStores();
  const { model = 'an unknown processor' } = cpus()[0] ?? {};
  console.log(`${model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`);
  console.log(`${connections} connections, ${seconds} s each; subgraph, stores and load share the machine.\n`);
  try {
    await benchPostgres(stores, { seconds, connections, messages: Number(values.messages) });
    const mongo = process.env.MONGODB_URL;
    if (mongo === undefined) console.log('\nMongoDB: not measured, as MONGODB_URL names no server.');
    else await benchMongo(stores, mongo, { seconds, connections, messages: Number(values['mongodb-messages']) });
  } finally {
    await stores.stop();
  }
}

interface Extent {
  seconds: number;
  connections: number;
  messages: number;
}

async function benchPostgres(stores: Stores, { seconds, connections, messages }: Extent): Promise<void> {
  const rooms: Dataset = { prefix: 'room', rooms: Math.ceil(messages / 500), members: 10, messages: 500 };
  const growing = GROWTH.map((members): Dataset => ({ prefix: `of ${members}`, rooms: 10, members, messages: 10 }));
  const loadedAt = performance.now();
  await fillPostgres(stores.databaseUrl, [rooms, ...growing]);
  console.log(
    `PostgreSQL with ${rooms.rooms * rooms.messages} messages in ${rooms.rooms} conversations (loaded in ${since(loadedAt)} s)`,
  );
  const subgraph = await startMessages(stores);
  try {
    const measure = (name: string, kind: Load['kind'], which: Dataset) =>
      measured(stores, subgraph, name, { kind, seconds, connections, rooms: roomsOf(which) });
    await measure('warm-up', 'send', rooms);
    await measure('warm-up', 'history', rooms);
    print([
      await measure('sends', 'send', rooms),
      await measure('history, 50 a page', 'history', rooms),
      await measure('searches, 20 a page', 'search', rooms),
    ]);
    console.log('\nPostgreSQL, sends to 10 conversations as they grow');
    const grown: Measured[] = [];
    for (const dataset of growing) grown.push(await measure(`${dataset.members} members`, 'send', dataset));
    print(grown);
  } finally {
    await subgraph.process.stop();
  }
}

/** Conversations are begun through the graph, and filled by a program of the subgraph, which knows its documents. */
async function benchMongo(stores: Stores, server: string, { seconds, messages }: Extent): Promise<void> {
  const url = new URL(server);
  url.pathname = `/parley_bench_${Date.now()}`;
  const subgraph = await startMessages(stores, { MONGODB_URL: url.href });
  try {
    const owners = Array.from({ length: MONGO_ROOMS }, (_, room): Room => {
      return { id: '', messages: 0, senders: [idOf(`owner ${room}`)] };
    });
    const { ids } = await loaded(stores, subgraph, {
      kind: 'begin',
      seconds: 60,
      connections: MONGO_CONNECTIONS,
      requests: MONGO_ROOMS,
      rooms: owners,
    });
    const rooms = owners.map((room, index) => ({ ...room, id: ids[index] ?? '', messages: Math.ceil(messages / MONGO_ROOMS) }));
    const loadedAt = performance.now();
    const total = await fillMongo(stores, url.href, rooms);
    console.log(
      `\nMongoDB at MONGODB_URL with ${total} messages in ${MONGO_ROOMS} conversations (loaded in ${since(loadedAt)} s), ${MONGO_CONNECTIONS} connections`,
    );
    console.log('In .ci/run this is a stand-in that speaks the protocol and is no MongoDB: its figures tell nothing of one.');
    const measure = (name: string, kind: Load['kind']) =>
      measured(stores, subgraph, name, { kind, seconds, connections: MONGO_CONNECTIONS, rooms });
    await measure('warm-up', 'send');
    print([await measure('sends', 'send'), await measure('history, 50 a page', 'history')]);
  } finally {
    await subgraph.process.stop();
    await startSource(join(MESSAGES_BENCH, 'drop-mongodb.ts'), [url.href]).firstLine();
  }
}

async function fillMongo({ folder }: Stores, url: string, rooms: readonly Room[]): Promise<number> {
  const file = join(folder, 'fill.json');
  const bodies = ['Shall we meet at the harbour at five?', 'I bring tea, and the papers from last week.', 'Fine.'];
  const messages = rooms[0]?.messages ?? 0;
  writeFileSync(
    file,
    JSON.stringify({ url, messages, bodies, rooms: rooms.map(({ id, senders: [senderId] }) => ({ id, senderId })) }),
  );
  const filling = startSource(join(MESSAGES_BENCH, 'fill-mongodb.ts'), [file]);
  const total = Number(await filling.firstLine());
  await filling.stop();
  if (!Number.isInteger(total)) throw new Error(`MongoDB could not be filled:\n${filling.output()}`);
  return total;
}

type Plan = Omit<Load, 'url' | 'passportKey'>;

async function measured(stores: Stores, subgraph: MessagesProcess, name: string, plan: Plan): Promise<Measured> {
  const cpu = () => [cpuSeconds(subgraph.process.pid), stores.postgresCpu()] as const;
  const before = cpu();
  const seen = await loaded(stores, subgraph, plan);
  const after = cpu();
  const perThousand = (which: 0 | 1) => ((after[which] - before[which]) / seen.requests) * 1000;
  return { ...seen, name, subgraphCpu: perThousand(0), postgresCpu: perThousand(1) };
}

async function loaded({ folder }: Stores, { url, key }: MessagesProcess, plan: Plan): Promise<Seen> {
  const file = join(folder, 'load.json');
  writeFileSync(file, JSON.stringify({ ...plan, url, passportKey: key } satisfies Load));
  const process = startSource(join(import.meta.dirname, 'load.ts'), [file]);
  const seen = JSON.parse(await process.firstLine()) as Seen;
  await process.stop();
  if (seen.failures > 0) throw new Error(`${seen.failures} of ${seen.requests} requests failed: ${seen.firstFailure}`);
  return seen;
}

const since = (moment: number) => Math.round((performance.now() - moment) / 1000);

function print(rows: readonly Measured[]): void {
  console.log('                       per second   p50 ms   p95 ms   p99 ms   CPU s per 1000: subgraph   PostgreSQL');
  for (const { name, perSecond, p50, p95, p99, subgraphCpu, postgresCpu } of rows) {
    const latencies = [p50, p95, p99].map((each) => each.toFixed(1).padStart(9)).join('');
    const cpu = `${subgraphCpu.toFixed(3).padStart(27)}${postgresCpu.toFixed(3).padStart(13)}`;
    console.log(`${name.padEnd(23)}${perSecond.toFixed(perSecond < 10 ? 1 : 0).padStart(10)}${latencies}${cpu}`);
  }
}
