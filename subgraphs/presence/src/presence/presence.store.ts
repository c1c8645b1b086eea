import type { RunScript } from '../script.ts';
import { FORGET, PRESENCE, TOLD } from './presence.script.ts';

export type PresenceStatus = 'ONLINE' | 'AWAY' | 'DND' | 'INVISIBLE' | 'OFFLINE';
/** ONLINE follows the devices: away where all of them are idle. */
export type ChosenStatus = Exclude<PresenceStatus, 'OFFLINE'>;

export interface PresenceRow {
  /** As the person sees it themselves. */
  own: PresenceStatus;
  /** As everybody else sees it, who may see it at all. */
  shown: Exclude<PresenceStatus, 'INVISIBLE'>;
  chosen: ChosenStatus;
  chosenUntil: Date | null;
  /** When others could last have seen the person there. */
  seenAt: Date | null;
}

/** What a person has an eye on at this moment. */
export interface Attention {
  chosen: ChosenStatus;
  /** They use a device now. */
  isHere: boolean;
  /** Ids of conversations that such devices show. */
  showing: string[];
}

export interface PresenceChange {
  row: PresenceRow;
  attention: Attention;
  /** What is to be told now; null when that is nothing. Whoever has published it says so, else it is given again. */
  telling: Telling | null;
  /** When it changes by itself, in milliseconds; null when it does not. */
  againAt: number | null;
}

/** Since when others, and the person's own devices, are to be told; '0' where they are not. */
export interface Telling {
  others: string;
  own: string;
}

export interface Sign {
  deviceId: string;
  state: 'ACTIVE' | 'IDLE';
  /** Counts where nothing is known of what the person has chosen: after Redis has lost it. */
  chosen: ChosenStatus | null;
  /** The conversation that an active device shows. */
  showing: string | null;
}

export interface PresenceStoreOptions {
  run: RunScript;
  prefix: string;
  goneAfterMs: number;
}

/** A chosen status and the time when a person was last seen outlast what is usual between two visits. */
const KEEP_MS = 90 * 86_400_000;
/** Changes that come faster are told as one. */
const PAUSE_MS = 1000;
/** Who has been given something to tell, and has not said for so long that it was told, has died. */
const PATIENCE_MS = 3000;
const MOST_DEVICES = 20;

/** How people are present, each in one hash (presence.script.ts). */
export class PresenceStore {
  constructor(private readonly options: PresenceStoreOptions) {}

  beat(userId: string, { deviceId, state, chosen, showing }: Sign): Promise<PresenceChange> {
    const { goneAfterMs } = this.options;
    return this.change(userId, 'beat', deviceId, state, goneAfterMs, MOST_DEVICES, chosen ?? '', showing ?? '');
  }

  close(userId: string, deviceId: string): Promise<PresenceChange> {
    return this.change(userId, 'close', deviceId);
  }

  choose(userId: string, status: ChosenStatus, until: Date | null): Promise<PresenceChange> {
    return this.change(userId, 'choose', status, until?.getTime() ?? 0);
  }

  /** Takes in what time has changed. */
  settle(userId: string): Promise<PresenceChange> {
    return this.change(userId, 'settle');
  }

  async told(userId: string, { others, own }: Telling): Promise<void> {
    await this.options.run(TOLD, [this.keyOf(userId)], [others, own]);
  }

  async find(userId: string): Promise<PresenceRow> {
    return (await this.change(userId, 'look')).row;
  }

  async attention(userId: string): Promise<Attention> {
    return (await this.change(userId, 'look')).attention;
  }

  /** Whether others had been told that the person is there. */
  async forget(userId: string): Promise<boolean> {
    const [tells] = await this.options.run(FORGET, [this.keyOf(userId)], []);
    return tells === '1';
  }

  private async change(userId: string, action: string, ...given: (string | number)[]): Promise<PresenceChange> {
    const answer = await this.options.run(PRESENCE, [this.keyOf(userId)], [action, KEEP_MS, PAUSE_MS, PATIENCE_MS, ...given]);
    const [own, shown, chosen, until, seen, tells = '0', tellsOwn = '0', again, isHere, showing = ''] = answer as [
      PresenceStatus,
      PresenceRow['shown'],
      ChosenStatus,
      ...string[],
    ];
    return {
      row: { own, shown, chosen, chosenUntil: timeOf(until), seenAt: timeOf(seen) },
      attention: { chosen, isHere: isHere === '1', showing: [...new Set(showing.split(',').filter((id) => id !== ''))] },
      telling: tells === '0' && tellsOwn === '0' ? null : { others: tells, own: tellsOwn },
      againAt: timeOf(again)?.getTime() ?? null,
    };
  }

  private keyOf(userId: string): string {
    return `${this.options.prefix}:presence:{${userId}}`;
  }
}

const timeOf = (milliseconds: string | undefined): Date | null =>
  milliseconds === undefined || milliseconds === '0' ? null : new Date(Number(milliseconds));
