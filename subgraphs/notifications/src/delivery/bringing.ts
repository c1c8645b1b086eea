import { setTimeout as wait } from 'node:timers/promises';
import { ChatError } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import { createOutage, type Outage } from '@parley/kit/outage';
import { type BackOff, pauseAfter } from './back-off.ts';
import type { DeliveryStore, HeldDelivery } from './delivery.store.ts';
import { type Carrier, type Channel, type Outcome, TryLater, Undeliverable } from './delivery.ts';
import type { JobResult } from './delivery-queue.ts';
import { failureReason } from './failure-reason.ts';

export interface BringingOptions {
  deliveries: DeliveryStore;
  carriers: ReadonlyMap<Channel, Carrier>;
  log: Log;
  pace?: BringingPace;
}

export interface BringingPace {
  backOff: BackOff;
  /** So long after its holder died a delivery is somebody else's. */
  holdMs: number;
  /** What could not be brought for so long is given up. */
  giveUpAfterMs: number;
}

const USUAL: BringingPace = {
  backOff: { firstMs: 5_000, longestMs: 1_800_000 },
  holdMs: 30_000,
  giveUpAfterMs: 36 * 3_600_000,
};
const NAMES: Record<Channel, string> = { EMAIL: 'The mail server', WEB_PUSH: 'Web push', FCM: 'FCM' };
const WRITE_TRIES = 30;

/** Nobody answered, so that it is not about this delivery. */
function isSilence(error: unknown): boolean {
  return !(error instanceof TryLater || error instanceof ChatError || (error as { responseCode?: unknown }).responseCode);
}

/** Brings a delivery: takes it, so that nobody else does, has it carried, and writes down what came of it. */
export function createBringing({ deliveries, carriers, log, pace = USUAL }: BringingOptions) {
  const { backOff, holdMs, giveUpAfterMs } = pace;
  const outages = new Map<Channel, Outage>([...carriers.keys()].map((channel) => [channel, createOutage(log, NAMES[channel])]));

  const carry = async (delivery: HeldDelivery): Promise<Outcome> => {
    const carrier = carriers.get(delivery.channel);
    if (carrier === undefined) throw new Undeliverable('Nothing is brought this way any more.');
    const holding = setInterval(() => {
      deliveries.hold(delivery, holdMs).catch((error) => log.debug({ err: error }, 'A delivery could not be held'));
    }, holdMs / 3);
    try {
      return await carrier.carry(delivery);
    } finally {
      clearInterval(holding);
    }
  };

  /** What the provider has taken must not be lost to a database that is away for a moment: it would be brought once more. */
  const persist = async (write: () => Promise<void>) => {
    for (let tries = 1; ; tries++) {
      try {
        return await write();
      } catch (error) {
        if (tries === WRITE_TRIES) throw error;
        await wait(holdMs / WRITE_TRIES);
      }
    }
  };

  const failed = async (delivery: HeldDelivery, error: unknown): Promise<JobResult> => {
    const reason = failureReason(error);
    if (error instanceof Undeliverable) {
      log.info({ deliveryId: delivery.id, reason }, 'A delivery was refused');
      await persist(() => deliveries.end(delivery, 'FAILED', reason));
      return { kind: 'done' };
    }
    if (isSilence(error)) outages.get(delivery.channel)?.failed(new Error(reason));
    const named = error instanceof TryLater ? (error.retryAfterMs ?? 0) : 0;
    const pauseMs = Math.max(pauseAfter(delivery.attempts + 1, backOff), Math.min(named, backOff.longestMs));
    await persist(() => deliveries.putOff(delivery, pauseMs, reason));
    return { kind: 'failed', pauseMs };
  };

  return async (deliveryId: string): Promise<JobResult> => {
    const taken = await deliveries.take(deliveryId, holdMs);
    if (taken.kind === 'over') return { kind: 'done' };
    if (taken.kind === 'later') return taken;
    const { delivery } = taken;
    if (delivery.attempts > 0 && Date.now() - delivery.firstTriedAt.getTime() > giveUpAfterMs) {
      log.warn({ deliveryId, channel: delivery.channel, attempts: delivery.attempts }, 'A delivery was given up');
      await deliveries.end(delivery, 'FAILED', delivery.reason ?? 'It was tried for too long.');
      return { kind: 'done' };
    }
    let outcome: Outcome;
    try {
      outcome = await carry(delivery);
    } catch (error) {
      return failed(delivery, error);
    }
    outages.get(delivery.channel)?.worked();
    await persist(() =>
      outcome.kind === 'sent' ? deliveries.end(delivery, 'SENT', null) : deliveries.end(delivery, 'SKIPPED', outcome.because),
    );
    return { kind: 'done' };
  };
}
