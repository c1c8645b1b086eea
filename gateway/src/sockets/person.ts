import { CLOSE } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { MessageRate } from './message-rate.ts';
import { UnderWay, type UnderWayLimits } from './under-way.ts';

/** What one person may have in this process, over all their sockets. */
export interface PersonLimits extends UnderWayLimits {
  sockets: number;
  messagesPerSecond: number;
  /** How many bytes may wait to be sent. */
  sendBytes: number;
}

/** One person's sockets in this process, and what they come to. It lasts as long as there are any. */
export class Person {
  readonly connections: Connection[] = [];
  readonly underWay: UnderWay;
  private readonly rate: MessageRate;

  constructor(
    private readonly limits: PersonLimits,
    now = Date.now(),
  ) {
    this.underWay = new UnderWay(limits);
    this.rate = new MessageRate(limits.messagesPerSecond, now);
  }

  join(connection: Connection): void {
    this.connections.push(connection);
  }

  leave(connection: Connection): void {
    const at = this.connections.indexOf(connection);
    if (at !== -1) this.connections.splice(at, 1);
  }

  /** False when this message is one too many. */
  allowMessage(now: number): boolean {
    return this.rate.allow(now);
  }

  /** Ends the slowest socket when more waits for all of them than may. */
  bound(): void {
    let waiting = 0;
    let slowest: Connection | null = null;
    for (const connection of this.connections) {
      if (!connection.open) continue;
      waiting += connection.waiting;
      if (slowest === null || connection.waiting > slowest.waiting) slowest = connection;
    }
    if (waiting > this.limits.sendBytes) slowest?.end(CLOSE.tooSlow);
  }
}
