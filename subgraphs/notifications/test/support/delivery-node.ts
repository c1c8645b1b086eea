import { randomUUID } from 'node:crypto';
import type { Database } from '@parley/kit/database';
import { type Log, silentLog } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import type { Carrier, Channel } from '../../src/delivery/delivery.ts';
import { type Deliveries, type DeliveriesOptions, startDeliveries } from '../../src/delivery/start-deliveries.ts';
import { PushDeviceStore } from '../../src/push-device/push-device.store.ts';
import { startTestDatabase } from './test-database.ts';

export interface DeliveryNode extends Running {
  deliveries: Deliveries;
  database: Database;
}

export interface DeliveryNodeOptions {
  databaseUrl: string;
  redisUrl: string;
  prefix?: string;
  carriers: readonly Carrier[];
  log?: Log;
  pace?: DeliveriesOptions['pace'];
  perSecond?: number;
}

/** What takes seconds and hours takes moments here. */
export const HASTE = {
  bringing: { backOff: { firstMs: 40, longestMs: 200 }, holdMs: 900, giveUpAfterMs: 3_600_000 },
  queue: { lockMs: 1_000, retryMs: 100, farewellMs: 1_000 },
  sweeper: { everyMs: 100, forgottenAfterMs: 300 },
} satisfies DeliveriesOptions['pace'];

/** One of any number of processes that bring deliveries, with connections of its own. */
export async function startDeliveryNode(options: DeliveryNodeOptions): Promise<DeliveryNode> {
  const { databaseUrl, redisUrl, prefix = randomUUID(), carriers, log = silentLog(), pace = HASTE, perSecond = 10_000 } = options;
  const lane = { perSecond, atOnce: 5 };
  const lanes: Record<Channel, typeof lane> = { EMAIL: lane, WEB_PUSH: lane, FCM: lane };
  const database = await startTestDatabase(databaseUrl);
  const redis = await connectRedis({ url: redisUrl, log });
  const devices = new PushDeviceStore(database);
  const deliveries = startDeliveries({ database, redis, prefix, carriers, lanes, devices, log, pace });
  return { deliveries, database, stop: () => stopInReverse([database, redis, deliveries]) };
}
