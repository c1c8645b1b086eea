import type { Database } from '@parley/kit/database';
import { BadUserInput } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import { repeat } from '@parley/kit/repeat';
import type { LoggedEvent } from '@parley/schema/events';
import type { DeliveryPlan } from '../delivery/delivery.ts';
import type { WishesService } from '../preference/wishes.service.ts';
import type { DigestRow, DigestStore } from './digest.store.ts';
import { type DigestPeriod, nextDigestAt } from './digest.ts';

export interface DigestServiceOptions {
  digests: DigestStore;
  wishes: Pick<WishesService, 'wishesOf'>;
  plan: DeliveryPlan;
  atomically: Database['atomically'];
  log: Log;
}

/** What a person chose; the hour counts where there is a digest. */
export interface DigestSetting {
  every: DigestPeriod | 'NONE';
  hour: number;
}

const USUAL_HOUR = 8;
const AT_ONCE = 100;
const LOOK_EVERY_MS = 60_000;

/** Who gets a digest, and when. Any number of nodes may plan them at once: each period of a person is planned by one. */
export class DigestService {
  constructor(private readonly options: DigestServiceOptions) {}

  async settingOf(userId: string): Promise<DigestSetting> {
    const row = await this.options.digests.find(userId);
    return row === null ? { every: 'NONE', hour: USUAL_HOUR } : { every: row.every, hour: row.hour };
  }

  /** From now on, by the clock of where the person is. */
  async set(userId: string, { every, hour }: DigestSetting): Promise<void> {
    if (!Number.isInteger(hour) || hour < 0 || hour > 23)
      throw new BadUserInput('digest.hour', 'Choose an hour of the day, from 0 to 23.');
    if (every === 'NONE') return this.stop(userId);
    const now = new Date();
    const nextAt = nextDigestAt({ every, hour }, await this.timeZoneOf(userId), now);
    await this.options.digests.put(userId, { every, hour }, nextAt, now);
  }

  /** The person lives by another clock from now on: the next one comes at their hour there. */
  async moveToClock(userId: string): Promise<void> {
    const { digests } = this.options;
    const row = await digests.find(userId);
    if (row === null) return;
    await digests.move(row, nextDigestAt(row, await this.timeZoneOf(userId), new Date()));
  }

  /** Their profile may name another time zone than before. */
  async handle(event: LoggedEvent): Promise<void> {
    if (event.name === 'account.changed') await this.moveToClock(event.payload.userId);
  }

  stop(userId: string): Promise<void> {
    return this.options.digests.remove(userId);
  }

  forgetPerson(userId: string): Promise<void> {
    return this.stop(userId);
  }

  /** Plans what is due, from time to time. */
  startPlanning(everyMs = LOOK_EVERY_MS): Running {
    const { log } = this.options;
    return repeat(
      () => this.planDue().catch((error: unknown) => log.warn({ err: error }, 'Digests could not be planned')),
      everyMs,
      { now: true },
    );
  }

  /** One of which the person's clock cannot be learned waits, and keeps nobody else from theirs. */
  async planDue(now = new Date()): Promise<void> {
    const { digests, log } = this.options;
    for (;;) {
      const due = await digests.due(now, AT_ONCE);
      const planned = await Promise.allSettled(due.map((row) => this.plan(row, now)));
      const failed = planned.filter((one) => one.status === 'rejected');
      if (failed[0] !== undefined) log.warn({ err: failed[0].reason, count: failed.length }, 'Digests wait');
      if (due.length < AT_ONCE || failed.length > 0) return;
    }
  }

  private async plan(row: DigestRow, now: Date): Promise<void> {
    const { digests, plan, atomically } = this.options;
    const { userId, toldUntil } = row;
    const nextAt = nextDigestAt(row, await this.timeZoneOf(userId), now);
    await atomically(async () => {
      if (!(await digests.advance(row, { toldUntil: now, nextAt }))) return;
      if ((await digests.untold(userId, toldUntil, now, 1)).count === 0) return;
      const content = { kind: 'digest', from: toldUntil.toISOString(), until: now.toISOString() } as const;
      await plan.add([{ userId, channel: 'EMAIL', content, dueAt: now.getTime() }]);
    });
  }

  private async timeZoneOf(userId: string): Promise<string> {
    return (await this.options.wishes.wishesOf(userId)).timeZone;
  }
}
