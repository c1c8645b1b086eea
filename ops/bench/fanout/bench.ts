import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Started, startSource } from '../processes.ts';
import { type Ground, startBare, startHive, startOurs } from './contenders.ts';
import { composeSupergraph } from './graph.ts';
import { measureIdle } from './idle.ts';
import { type Figures, measureRound, type Round } from './round.ts';
import { startSurroundings } from './surroundings.ts';

const peers = join(import.meta.dirname, '../peers');
const names = ['bare', 'ours', 'inbox', 'hive', 'hive-slowly', 'idle'];

/**
 * One message to many subscribers, with its sender from another subgraph: a bare ws broadcast of the same bytes, this gateway (one conversation, and the
 * inbox of many) and Hive Gateway, on the same subgraphs, in turn and in several rounds. Then what an idle subscriber costs in memory.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      subscribers: { type: 'string', default: '1000' },
      rate: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '3' },
      idle: { type: 'string', default: '10000' },
      profile: { type: 'string' },
      only: { type: 'string', default: names.join(',') },
    },
  });
  const wanted = values.only.split(',');
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}: --only takes ${names.join(', ')}.`);
  if (wanted.some((name) => name.startsWith('hive'))) installPeers();

  const [subscribers, perSecond, seconds] = [Number(values.subscribers), Number(values.rate), Number(values.seconds)];
  const usual = { subscribers, perSecond, messages: perSecond * seconds, warmUps: perSecond * 3 };
  const slowly = { subscribers, perSecond: 1, messages: seconds, warmUps: 3 };
  // A folder that gets a CPU profile of each process of this gateway.
  const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const rounds: (Round & { key: string; figures: Figures[] })[] = [
    { key: 'bare', name: 'bare ws', start: startBare, operation: 'messageAdded' as const, ...usual },
    { key: 'ours', name: 'this gateway', start: startOurs(flags), operation: 'messageAdded' as const, ...usual },
    { key: 'inbox', name: 'this gateway, inbox', start: startOurs(flags), operation: 'inbox' as const, ...usual },
    { key: 'hive', name: 'Hive Gateway', start: startHive, operation: 'messageAdded' as const, ...usual, warmUps: 3 },
    { key: 'hive-slowly', name: 'Hive Gateway, 1/s', start: startHive, operation: 'messageAdded' as const, ...slowly },
  ]
    .filter(({ key }) => wanted.includes(key))
    .map((round) => ({ ...round, figures: [] }));

  console.log(
    `${subscribers} subscribers, ${perSecond} messages a second for ${seconds} s, ${values.rounds} rounds, medians; one process each.`,
  );
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, load before ${loadavg()[0]?.toFixed(1)}.\n`,
  );
  const surroundings = await startSurroundings();
  let subgraphs: Started | undefined;
  try {
    subgraphs = startSource(join(import.meta.dirname, 'subgraphs.ts'), [surroundings.file]);
    const urls = JSON.parse(await subgraphs.firstLine()) as Record<string, string>;
    const supergraph = join(surroundings.folder, 'supergraph.graphql');
    await writeFile(supergraph, composeSupergraph(urls));
    const ground: Ground = { surroundings, supergraph, urls, subgraphs };
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const each of rounds) each.figures.push(await measureRound(each, ground));
    }
    if (rounds.length > 0) print(rounds);
    if (wanted.includes('idle')) await measureIdle(ground, Number(values.idle));
  } finally {
    await subgraphs?.stop();
    await surroundings.stop();
  }
}

function print(rounds: readonly { key: string; name: string; figures: readonly Figures[] }[]): void {
  const rows = rounds.map(({ key, name, figures }) => ({
    ...{ key, name },
    median: (of: keyof Figures) => medianOf(figures.map((each) => each[of])),
  }));
  const costOf = (wanted: string) => rows.find(({ key }) => key === wanted)?.median('cpuPerThousand');
  // Whichever is the kinder to it: at the full rate it may be far behind.
  const hive = Math.min(...['hive', 'hive-slowly'].map(costOf).filter((cost) => cost !== undefined));
  const header = [
    'p50 ms',
    'p99 ms',
    'delivered',
    'bytes',
    'CPU s/1000',
    '/ bare',
    '/ Hive',
    'subgraphs',
    'subscribers',
    'executions',
    'senders',
  ];
  console.log(`${''.padEnd(20)}${header.map((each) => each.padStart(12)).join('')}`);
  for (const { name, median } of rows) {
    const cost = median('cpuPerThousand');
    const ratio = (to: number | undefined, digits: number) =>
      to === undefined || !Number.isFinite(to) ? '-' : (cost / to).toFixed(digits);
    const cells = [
      median('p50').toFixed(1),
      median('p99').toFixed(1),
      `${(median('delivered') * 100).toFixed(1)} %`,
      median('bytesEach').toFixed(0),
      cost.toFixed(4),
      ratio(costOf('bare'), 2),
      ratio(hive, 4),
      median('subgraphsPerThousand').toFixed(4),
      median('subscribersPerThousand').toFixed(4),
      median('executionsPerMessage').toFixed(2),
      median('sendersPerMessage').toFixed(2),
    ];
    console.log(`${name.padEnd(20)}${cells.map((each) => each.padStart(12)).join('')}`);
  }
  console.log(
    '\nTimes are from the mutation to the socket. CPU seconds are for 1000 deliveries: of the process itself, of both subgraphs (with the',
  );
  console.log(
    'sending), of the subscribers. Executions are those of the subscription in its subgraph for each message, and senders the look-ups.',
  );
}

const medianOf = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The peers are no part of the product's installation: they are fetched when they are first measured. */
function installPeers(): void {
  if (existsSync(join(peers, 'node_modules/.bin/hive-gateway'))) return;
  console.log('Installing the other gateways, once ...');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: ['ignore', 'ignore', 'inherit'] });
}
