import type { Database } from '@parley/kit/database';
import type { Log } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import type { RedisConnection } from '@parley/kit/redis';
import { type BringingPace, createBringing } from './bringing.ts';
import { DeliveryService } from './delivery.service.ts';
import { DeliveryStore, type DueDelivery } from './delivery.store.ts';
import type { Carrier, Channel, DeliveryPlan } from './delivery.ts';
import { type Lane, type QueuePace, startDeliveryQueue } from './delivery-queue.ts';
import { PlanService, type PlanServiceOptions } from './plan.service.ts';
import { PlanStore } from './plan.store.ts';
import { type SweeperPace, startSweeper } from './sweeper.ts';

export interface DeliveriesOptions {
  database: Database;
  redis: RedisConnection;
  /** Of what keys in Redis begin with. */
  prefix: string;
  carriers: readonly Carrier[];
  lanes: Readonly<Record<Channel, Lane>>;
  devices: PlanServiceOptions['devices'];
  log: Log;
  /** How patient it is, where a test is not. */
  pace?: { bringing?: BringingPace; queue?: QueuePace; sweeper?: SweeperPace };
}

/** All that leaves the house: each delivery is a row, and brought once, as far as its provider lets that be known. */
export interface Deliveries extends Running {
  plan: DeliveryPlan;
  service: DeliveryService;
}

export function startDeliveries({
  database,
  redis,
  prefix,
  carriers,
  lanes,
  devices,
  log,
  pace = {},
}: DeliveriesOptions): Deliveries {
  const deliveries = new DeliveryStore(database);
  const byChannel = new Map(carriers.map((carrier) => [carrier.channel, carrier]));
  const queue = startDeliveryQueue({
    redis,
    prefix,
    lanes: new Map([...byChannel.keys()].map((channel) => [channel, lanes[channel]])),
    work: createBringing({ deliveries, carriers: byChannel, log, pace: pace.bringing }),
    log,
    pace: pace.queue,
  });
  const sweeper = startSweeper({ deliveries, channels: [...byChannel.keys()], queue, log, pace: pace.sweeper });
  const queueSoon = (due: readonly DueDelivery[]) => {
    // The sweeper makes up for it.
    queue.add(due).catch((error: unknown) => log.debug({ err: error }, 'Deliveries could not be queued'));
  };
  return {
    plan: new PlanService({
      database,
      plans: new PlanStore(database),
      channels: new Set(byChannel.keys()),
      devices,
      queue: queueSoon,
    }),
    service: new DeliveryService(deliveries, queue),
    stop: () => stopInReverse([queue, sweeper]),
  };
}
