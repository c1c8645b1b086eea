import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import type { RedisConnection } from '@parley/kit/redis';
import { DelayedError, type Job, Queue, Worker } from 'bullmq';
import type { DueDelivery } from './delivery.store.ts';
import type { Channel } from './delivery.ts';
import { queueConnection } from './queue-connection.ts';

/** What became of a job: it is done with, or it comes again after the pause. */
export type JobResult = { kind: 'done' } | { kind: 'later'; inMs: number } | { kind: 'failed'; pauseMs: number };

export interface DeliveryQueueOptions {
  redis: RedisConnection;
  prefix: string;
  /** Other channels are not worked on. */
  lanes: ReadonlyMap<Channel, Lane>;
  work(deliveryId: string): Promise<JobResult>;
  log: Log;
  pace?: QueuePace;
}

export interface Lane {
  /** How many a second, of all nodes together. */
  perSecond: number;
  /** How many at once, of this node. */
  atOnce: number;
}

export interface QueuePace {
  /** So long after its holder died a job is somebody else's. */
  lockMs: number;
  /** How long to wait when Redis has not answered. */
  retryMs: number;
  /** How long Redis may take to hear of it when it stops. */
  farewellMs: number;
}

/** Jobs in Redis, which say no more than that a delivery is to be looked at. They may be lost: the rows are the truth. */
export interface DeliveryQueue extends Running {
  /** Queues each at its time, and none twice. Rejects where Redis is away. */
  add(deliveries: readonly DueDelivery[]): Promise<void>;
  /** The same for what is due, also where it has a job that was to wait for longer. */
  hurry(deliveries: readonly DueDelivery[]): Promise<void>;
}

/** The row counts the tries, and says when it is enough. */
const TRIES = Number.MAX_SAFE_INTEGER;
const USUAL: QueuePace = { lockMs: 30_000, retryMs: 2_000, farewellMs: 2_000 };

class TryFailed extends Error {
  constructor(readonly pauseMs: number) {
    super('The delivery is tried again');
  }
}

export function startDeliveryQueue({ redis, prefix, lanes, work, log, pace = USUAL }: DeliveryQueueOptions): DeliveryQueue {
  // All keys in one slot of a cluster.
  const keys = { prefix: `{${prefix}:deliveries}` };
  const connection = queueConnection(redis.client);
  const failed = (error: Error) => {
    // A job whose lock or key is gone, as after a flush, comes back from its row.
    if (isOfJob(error)) log.debug({ err: error }, 'A job was lost');
    else redis.outage.failed(error);
  };
  connection.on('error', redis.outage.failed);

  const inHand = new Set<Promise<JobResult>>();
  const inHandUntilDone = async (deliveryId: string): Promise<JobResult> => {
    const working = work(deliveryId);
    inHand.add(working);
    return working.finally(() => inHand.delete(working));
  };
  const bring = async (job: Job, token?: string) => {
    const result = await inHandUntilDone(String(job.id));
    if (result.kind === 'failed') throw new TryFailed(result.pauseMs);
    if (result.kind === 'later') {
      await job.moveToDelayed(Date.now() + result.inMs, token);
      throw new DelayedError();
    }
  };

  const handsAreEmpty = async () => {
    do {
      await Promise.allSettled(inHand);
      await wait(pace.farewellMs, undefined, { ref: false });
    } while (inHand.size > 0);
  };

  const queues = new Map<Channel, Queue>();
  const workers: Worker[] = [];
  for (const [channel, { perSecond, atOnce }] of lanes) {
    const queue = new Queue(channel, {
      ...keys,
      connection: redis.client,
      // Whoever queues is told at once that Redis is away.
      skipWaitingForReady: true,
      skipVersionCheck: true,
      streams: { events: { maxLen: 100 } },
    });
    queue.on('error', failed);
    queues.set(channel, queue);
    const worker = new Worker(channel, bring, {
      ...keys,
      connection,
      concurrency: atOnce,
      limiter: { max: perSecond, duration: 1000 },
      lockDuration: pace.lockMs,
      stalledInterval: pace.lockMs,
      runRetryDelay: pace.retryMs,
      settings: {
        backoffStrategy: (_tries, _type, error) => (error instanceof TryFailed ? error.pauseMs : pace.retryMs),
      },
    });
    worker.on('error', failed);
    workers.push(worker);
  }

  const add = async (deliveries: readonly DueDelivery[]): Promise<Job[]> => {
    const jobs: Job[] = [];
    for (const [channel, due] of Map.groupBy(deliveries, (delivery) => delivery.channel)) {
      jobs.push(...((await queues.get(channel)?.addBulk(due.map(jobOf))) ?? []));
    }
    return jobs;
  };

  return {
    async add(deliveries) {
      await add(deliveries);
    },
    async hurry(deliveries) {
      for (const job of await add(deliveries)) await promote(job);
    },
    async stop() {
      const closed = Promise.allSettled(workers.map((worker) => worker.close()));
      // Workers wait without end for a Redis that is away. What is lost by not waiting with them is found again by its row.
      await Promise.race([closed, handsAreEmpty()]);
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}

/** BullMQ gives numbers to what is wrong with a job, and none to a Redis that is away. */
const isOfJob = (error: unknown) => typeof (error as { code?: unknown }).code === 'number';

async function promote(job: Job): Promise<void> {
  await job.promote().catch((error: unknown) => {
    // It does not wait for its time: it is in turn, or done.
    if (!isOfJob(error)) throw error;
  });
}

/** Whoever waits for a letter cannot go on without it, so that none waits behind a crowd of notifications: jobs without a priority are worked on first. */
function jobOf({ id, dueAt, content }: DueDelivery) {
  const delay = Math.max(0, dueAt.getTime() - Date.now());
  const opts = {
    jobId: id,
    delay,
    ...(content.kind === 'letter' ? {} : { priority: 1 }),
    attempts: TRIES,
    backoff: { type: 'row' },
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 0,
  };
  return { name: 'bring', data: null, opts };
}
