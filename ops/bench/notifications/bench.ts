import { cpus, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPlatform } from '../files/platform.ts';
import { createAsker } from '../live/ask.ts';
import { evenly } from '../live/evenly.ts';
import { Latencies } from '../live/latencies.ts';
import { registerPeople } from '../live/people.ts';
import { cpuSeconds, type Started } from '../processes.ts';
import { workOff } from './backlog.ts';
import { type Heard, listen } from './listen.ts';
import { pairUp, say } from './pairs.ts';

const PEOPLE = 60;
const WARM_UP_SECONDS = 5;
const LATE_MS = 3_000;
/** So late may the slowest of twenty be, from a message's commit until its notification is heard. */
const LIMIT_MS = 200;

/** How soon people hear of a message that concerns them, by the whole platform, each part a process of its own; and how many events a second one process works off. */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      rate: { type: 'string', default: '100' },
      seconds: { type: 'string', default: '30' },
      backlog: { type: 'string', default: '5000' },
    },
  });
  const [perSecond, seconds, backlog] = [Number(values.rate), Number(values.seconds), Number(values.backlog)];
  const busyBefore = loadavg()[0]?.toFixed(1);
  const platform = await startPlatform();
  const asker = createAsker(platform.url);
  try {
    const people = await registerPeople(asker, PEOPLE);
    const pairs = await pairUp(asker, people);
    const sinceMutation = new Latencies();
    const sinceCommit: number[] = [];
    const listening = await listen(platform.url, people, (person, { body, sentAt }: Heard) => {
      if (sinceMutation.heard(body, person.id)) sinceCommit.push(Date.now() - Date.parse(sentAt));
    });
    await evenly(perSecond, WARM_UP_SECONDS, (turn) => say(asker, pairs, turn, () => undefined));
    const { pid } = platform.processes.get('notifications') as Started;
    const before = cpuSeconds(pid);
    await evenly(perSecond, seconds, (turn) =>
      say(asker, pairs, turn, (body, recipient) => sinceMutation.begin(body, [recipient.id])),
    );
    await wait(LATE_MS);
    const used = (cpuSeconds(pid) - before) / seconds;
    listening.stop();

    console.log(
      `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, load before ${busyBefore}.\n`,
    );
    console.log(
      `${perSecond} direct messages a second for ${seconds} s among ${PEOPLE} people, each with a socket for notificationAdded. Each part is a process,`,
    );
    console.log(`of which that of the notifications used ${used.toFixed(2)} cores. Until the notification is heard:`);
    console.log('                     p50 ms   p95 ms   p99 ms     heard      of');
    const row = (name: string, at: (share: number) => number) => {
      const cells = [0.5, 0.95, 0.99].map((share) => at(share).toFixed(1).padStart(9)).join('');
      console.log(`${name.padEnd(18)}${cells}${`${sinceMutation.count}`.padStart(10)}${`${sinceMutation.expected}`.padStart(8)}`);
    };
    const sorted = sinceCommit.toSorted((one, other) => one - other);
    const sinceCommitAt = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    row('from the mutation', (share) => sinceMutation.at(share));
    row('from the commit', sinceCommitAt);
    for (const failure of new Set(listening.failures)) console.log(`A subscription ended: ${failure}`);
    const isWithin = sinceCommitAt(0.95) < LIMIT_MS && sinceMutation.count === sinceMutation.expected;
    console.log(`p95 from the commit below ${LIMIT_MS} ms, and none missing: ${isWithin ? 'yes' : 'NO'}.\n`);
    if (!isWithin) process.exitCode = 1;

    const rate = await workOff(platform, asker, pairs, backlog);
    console.log(
      `A backlog of ${backlog} events, worked off by one process: ${rate.toFixed(0)} a second, from the event log to notifications.`,
    );
  } finally {
    await asker.stop();
    await platform.stop();
  }
}
