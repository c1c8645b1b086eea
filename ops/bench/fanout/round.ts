import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cpuSeconds, type Started, startSource } from '../processes.ts';
import type { Contender, Ground, StartContender } from './contenders.ts';
import { conversationIds, type OperationName, operations } from './graph.ts';
import { publish } from './publish.ts';
import type { Executions } from './resolvers.ts';
import type { Received, Subscribing } from './subscribing.ts';

export interface Round {
  name: string;
  start: StartContender;
  operation: OperationName;
  subscribers: number;
  warmUps: number;
  messages: number;
  perSecond: number;
}

export interface Figures {
  p50: number;
  p99: number;
  /** The share of what there was to deliver that arrived in time. */
  delivered: number;
  bytesEach: number;
  cpuPerThousand: number;
  subgraphsPerThousand: number;
  subscribersPerThousand: number;
  executionsPerMessage: number;
  sendersPerMessage: number;
}

const SUBSCRIBE_WITHIN_MS = 60_000;
/** Whoever is this late with the last message is not waited for. */
const LATE_MS = 10_000;

export async function measureRound(round: Round, ground: Ground): Promise<Figures> {
  const { operation, messages, warmUps, perSecond, subscribers } = round;
  const contender = await round.start(ground);
  let audience: Started | undefined;
  try {
    audience = await startSubscribers(contender, ground, { operation, subscribers, firstIndex: 0, warmUps, messages });
    await audience.untilSaid('ready', SUBSCRIBE_WITHIN_MS);
    await publish(contender, ground, { operation, messages: warmUps, perSecond, warmUp: true });
    await audience.untilSaid('warm', SUBSCRIBE_WITHIN_MS);

    const usedBy = [contender.process, ground.subgraphs, audience].map(({ pid }) => pid);
    const before = { cpu: usedBy.map(cpuSeconds), executions: await executions(ground) };
    await publish(contender, ground, { operation, messages, perSecond });
    const done = await audience.untilSaid('done', LATE_MS).then(
      () => true,
      () => false,
    );
    const after = { cpu: usedBy.map(cpuSeconds), executions: await executions(ground) };
    const seen = await reportOf(audience);
    if (seen.closed > 0 || seen.received > messages * subscribers) console.log(`${round.name}: ${JSON.stringify(seen)}`);
    if (!done) console.log(`${round.name} did not deliver all within ${LATE_MS / 1000} s of the last message.`);
    const [own = 0, ofSubgraphs = 0, ofSubscribers = 0] = usedBy.map(
      (_, index) => (((after.cpu[index] ?? 0) - (before.cpu[index] ?? 0)) / seen.received) * 1000,
    );
    return {
      ...{ p50: seen.p50, p99: seen.p99, bytesEach: seen.bytesEach },
      delivered: seen.received / (messages * subscribers),
      ...{ cpuPerThousand: own, subgraphsPerThousand: ofSubgraphs, subscribersPerThousand: ofSubscribers },
      executionsPerMessage: (after.executions.events - before.executions.events) / messages,
      sendersPerMessage: (after.executions.senders - before.executions.senders) / messages,
    };
  } finally {
    await audience?.stop();
    await contender.process.stop();
  }
}

export type Audience = Pick<Subscribing, 'subscribers' | 'firstIndex' | 'warmUps' | 'messages'> & { operation: OperationName };

/** From several addresses, so that ports do not run out. */
export async function startSubscribers(contender: Contender, ground: Ground, audience: Audience): Promise<Started> {
  const { operation, ...counts } = audience;
  const { folder, signingKey } = ground.surroundings;
  const plan: Subscribing = {
    ...counts,
    url: contender.url,
    operation: contender.speaksGraphql
      ? { query: operations[operation], ...(operation === 'inbox' ? {} : { variables: { conversationId: conversationIds[0] } }) }
      : null,
    starts: operation === 'inbox' ? conversationIds.length : 1,
    signingKey: contender.readsTokens ? signingKey : null,
    addresses: Array.from({ length: 10 }, (_, index) => `127.0.0.${index + 2}`),
  };
  const file = join(folder, `subscribers-${audience.firstIndex}.json`);
  await writeFile(file, JSON.stringify(plan), { mode: 0o600 });
  return startSource(join(import.meta.dirname, 'subscribers.ts'), [file]);
}

async function executions({ urls }: Ground): Promise<Executions> {
  return (await (await fetch(new URL('/executions', urls.users))).json()) as Executions;
}

async function reportOf(audience: Started): Promise<Received> {
  await audience.stop();
  return JSON.parse(audience.output().trim().split('\n').at(-1) ?? '') as Received;
}
