import { createHash } from 'node:crypto';
import { newId } from '@parley/kit/id';
import type { RunScript } from '../script.ts';
import { RINGING } from './ringing.script.ts';

/** Which call: its caller names it, so others may name theirs alike. */
export interface CallName {
  callerId: string;
  conversationId: string;
  callId: string;
}

export interface MissedCall extends CallName {
  /** Of the event that tells of it: the same each time. */
  eventId: string;
  missedBy: string[];
  /** When it had stopped ringing. */
  at: Date;
}

export interface RingingChange {
  /** What the call is known by here. */
  key: string;
  /** When it will have rung at everybody, in milliseconds; null when there is nothing to come. */
  againAt: number | null;
}

export interface RingingStoreOptions {
  run: RunScript;
  prefix: string;
  ringMs: number;
}

/** Longer than anything is away, so that a call that was missed meanwhile is told of all the same. */
const KEEP_MS = 86_400_000;
/** Of one call: fields of its hash, most of which are people. */
const MOST_FIELDS = 200;

/** Calls from their first ring to the moment when it is known whether somebody took them, each in one hash (ringing.script.ts). */
export class RingingStore {
  constructor(private readonly options: RingingStoreOptions) {}

  ring(name: CallName, personId: string): Promise<RingingChange> {
    const { callerId, callId, conversationId } = name;
    const ringMs = Math.round(this.options.ringMs);
    return this.change(keyOf(name), 'ring', personId, ringMs, MOST_FIELDS, callerId, callId, conversationId, newId());
  }

  /** Somebody who was called takes the call: nobody has missed it. */
  take(name: CallName, personId: string): Promise<RingingChange> {
    return this.change(keyOf(name), 'take', personId);
  }

  decline(name: CallName, personId: string): Promise<RingingChange> {
    return this.change(keyOf(name), 'decline', personId);
  }

  /** The caller gives up calling this person. */
  callOff(name: CallName, personId: string): Promise<RingingChange> {
    return this.change(keyOf(name), 'callOff', personId);
  }

  /** Null where somebody may still take it, somebody has, nobody has missed it, or all has been told. */
  async settle(key: string): Promise<{ change: RingingChange; missed: MissedCall | null }> {
    const [again, ...told] = await this.run(key, 'settle');
    const change = { key, againAt: timeOf(again) };
    if (told.length === 0) return { change, missed: null };
    const [eventId, callerId, callId, conversationId, over, ...missedBy] = told as [string, string, string, string, ...string[]];
    return { change, missed: { eventId, callerId, callId, conversationId, missedBy, at: new Date(Number(over)) } };
  }

  async told(key: string): Promise<void> {
    await this.run(key, 'told');
  }

  private async change(key: string, action: string, ...given: (string | number)[]): Promise<RingingChange> {
    const [again] = await this.run(key, action, ...given);
    return { key, againAt: timeOf(again) };
  }

  private run(key: string, action: string, ...given: (string | number)[]): Promise<string[]> {
    const { run, prefix } = this.options;
    return run(RINGING, [`${prefix}:ringing:{${key}}`], [action, KEEP_MS, ...given]);
  }
}

/** Of the same length whatever the call is named, and no text of anybody's in the names of keys. */
function keyOf({ callerId, conversationId, callId }: CallName): string {
  return createHash('sha256')
    .update(JSON.stringify([callerId, conversationId, callId]))
    .digest('hex');
}

const timeOf = (milliseconds: string | undefined): number | null =>
  milliseconds === undefined || milliseconds === '0' ? null : Number(milliseconds);
