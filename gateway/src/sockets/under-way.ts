export interface UnderWayLimits {
  /** Queries and mutations at once. */
  operations: number;
  subscriptions: number;
  /** What clients have sent to ask for all of these, in bytes: it is kept for as long as they last. */
  requestBytes: number;
}

export interface Asked {
  readonly isSubscription: boolean;
  /** Of the message that asked for it. */
  readonly requestBytes: number;
}

/** Counts the operations that are under way: on one socket, or on all sockets of a person. */
export class UnderWay {
  private operations = 0;
  private subscriptions = 0;
  private requestBytes = 0;

  constructor(private readonly limits: UnderWayLimits) {}

  /** Whether a query or a mutation is. */
  get isAnswering(): boolean {
    return this.operations > 0;
  }

  /** What there would be too much of, with its limit, as its client is told; null where there is room. */
  excessWith({ isSubscription, requestBytes }: Asked): string | null {
    const { limits } = this;
    if (this.requestBytes + requestBytes > limits.requestBytes) return `bytes of requests (limit ${limits.requestBytes})`;
    if (isSubscription) {
      return this.subscriptions < limits.subscriptions ? null : `subscriptions (limit ${limits.subscriptions})`;
    }
    return this.operations < limits.operations ? null : `queries and mutations (limit ${limits.operations})`;
  }

  begin({ isSubscription, requestBytes }: Asked): void {
    this.requestBytes += requestBytes;
    if (isSubscription) this.subscriptions += 1;
    else this.operations += 1;
  }

  end({ isSubscription, requestBytes }: Asked): void {
    this.requestBytes -= requestBytes;
    if (isSubscription) this.subscriptions -= 1;
    else this.operations -= 1;
  }
}
