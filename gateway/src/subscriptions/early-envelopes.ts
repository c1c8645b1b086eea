import type { HeardEnvelope } from './heard-envelope.ts';
import type { LiveLimits } from './live-limits.ts';

/** Envelopes of one topic that wait for an earlier one. */
export class EarlyEnvelopes {
  private readonly limits: Pick<LiveLimits, 'waitingEvents' | 'logBytes'>;
  private readonly waiting = new Map<number, HeardEnvelope>();
  private bytes = 0;

  constructor(limits: Pick<LiveLimits, 'waitingEvents' | 'logBytes'>) {
    this.limits = limits;
  }

  get size(): number {
    return this.waiting.size;
  }

  /** Gives false where that is too much: then none is kept, and all of them are to be asked for. */
  keep(revision: number, envelope: HeardEnvelope): boolean {
    this.take(revision);
    this.waiting.set(revision, envelope);
    this.bytes += envelope.bytes;
    if (this.waiting.size <= this.limits.waitingEvents && this.bytes <= this.limits.logBytes) return true;
    this.waiting.clear();
    this.bytes = 0;
    return false;
  }

  take(revision: number): HeardEnvelope | undefined {
    const envelope = this.waiting.get(revision);
    if (envelope !== undefined && this.waiting.delete(revision)) this.bytes -= envelope.bytes;
    return envelope;
  }

  /** Forgets what has been told of otherwise, and what was heard before then. */
  forget(toRevision: number, heardBefore: number): void {
    for (const [revision, { heardAt }] of this.waiting) if (revision <= toRevision || heardAt < heardBefore) this.take(revision);
  }
}
