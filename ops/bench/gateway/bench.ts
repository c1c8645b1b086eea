import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { cpuSeconds, freePort, type Started, startProgram, startSource, untilAnswering } from '../processes.ts';
import { composeSupergraph, query } from './graph.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const peers = join(here, '../peers');

interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  cpuPerThousand: number;
}

/**
 * One query with two levels of entities, through stock ApolloGateway, this gateway and Hive Gateway, on the same subgraphs, in turn and in
 * several rounds, so that a slow moment of the machine meets all of them. Prints the median of each and its ratio to stock.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      seconds: { type: 'string', default: '6' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '32' },
    },
  });
  installPeers();
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const started: Started[] = [];
  try {
    const subgraphs = startSource(join(here, 'subgraphs.ts'));
    started.push(subgraphs);
    const supergraph = join(folder, 'supergraph.graphql');
    writeFileSync(supergraph, composeSupergraph(JSON.parse(await subgraphs.firstLine())));

    const gateways = await Promise.all(
      Object.entries(contenders).map(async ([name, start]) => {
        const port = await freePort();
        const process = start(supergraph, port);
        started.push(process);
        const url = `http://127.0.0.1:${port}/graphql`;
        return {
          name,
          url,
          process,
          answer: await untilAnswering(url, JSON.stringify({ query }), process),
          figures: [] as Figures[],
        };
      }),
    );
    const [stock] = gateways;
    for (const { name, answer } of gateways) {
      if (!isDeepStrictEqual(answer, stock?.answer)) throw new Error(`${name} gives another answer than stock`);
    }
    for (let round = 0; round <= Number(values.rounds); round++) {
      for (const gateway of gateways) {
        const figures = await measure(gateway.url, gateway.process.pid, round === 0 ? '2' : values.seconds, values.connections);
        if (round > 0) gateway.figures.push(figures); // the first round warms up
      }
    }
    const bytes = JSON.stringify(stock?.answer).length;
    console.log(
      `One query, two levels of entities, ${bytes} bytes; ${values.connections} connections, ${values.rounds} rounds of ${values.seconds} s,`,
    );
    console.log(
      `medians. ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.\n`,
    );
    print(gateways);
  } finally {
    await Promise.all(started.map((each) => each.stop()));
    rmSync(folder, { recursive: true });
  }
}

const contenders: Record<string, (supergraph: string, port: number) => Started> = {
  'stock ApolloGateway': (supergraph, port) => startSource(join(here, 'stock.ts'), [supergraph, `${port}`]),
  'this gateway': (supergraph, port) =>
    startSource(join(here, '../../../gateway/src/main.ts'), [], {
      SUPERGRAPH_PATH: supergraph,
      GATEWAY_PORT: `${port}`,
      LOG_LEVEL: 'warn',
    }),
  'Hive Gateway': (supergraph, port) =>
    startProgram(
      process.execPath,
      [join(peers, 'node_modules/.bin/hive-gateway'), 'supergraph', supergraph, '--host', '127.0.0.1', '--port', `${port}`],
      {
        LOG_LEVEL: 'warn',
      },
    ),
};

async function measure(url: string, pid: number, seconds: string, connections: string): Promise<Figures> {
  const before = cpuSeconds(pid);
  const load = startSource(join(here, 'load.ts'), [url, seconds, connections]);
  const { requests, failures, perSecond, p50, p99 } = JSON.parse(await load.firstLine());
  await load.stop();
  if (failures > 0) throw new Error(`${failures} of ${requests} requests to ${url} failed`);
  return { perSecond, p50, p99, cpuPerThousand: ((cpuSeconds(pid) - before) / requests) * 1000 };
}

function print(gateways: readonly { name: string; figures: readonly Figures[] }[]): void {
  const medians = gateways.map(({ name, figures }) => ({
    name,
    median: (key: keyof Figures) => medianOf(figures.map((each) => each[key])),
  }));
  const base = medians[0]?.median;
  console.log('gateway              requests/s   ratio   CPU s per 1000   ratio   p50 ms   p99 ms');
  for (const { name, median } of medians) {
    const speed = median('perSecond') / (base?.('perSecond') ?? 1);
    const cost = median('cpuPerThousand') / (base?.('cpuPerThousand') ?? 1);
    console.log(
      [
        name.padEnd(20),
        median('perSecond').toFixed(0).padStart(10),
        speed.toFixed(2).padStart(8),
        median('cpuPerThousand').toFixed(3).padStart(17),
        cost.toFixed(2).padStart(8),
        median('p50').toFixed(1).padStart(9),
        median('p99').toFixed(1).padStart(9),
      ].join(''),
    );
  }
}

const medianOf = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The peers are no part of the product's installation: they are fetched when they are first measured. */
function installPeers(): void {
  if (existsSync(join(peers, 'node_modules/.bin/hive-gateway'))) return;
  console.log('Installing the other gateways, once ...');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: ['ignore', 'ignore', 'inherit'] });
}
