/** As many messages at once as come in these seconds: a page that opens asks for much at first. */
const BURST_SECONDS = 4;

/** Counts the messages of one socket: a bucket that fills by so many each second. */
export class MessageRate {
  private left: number;

  constructor(
    private readonly perSecond: number,
    private countedAt: number,
  ) {
    this.left = perSecond * BURST_SECONDS;
  }

  /** False when this message is one too many. */
  allow(now: number): boolean {
    // A clock may be set back.
    const seconds = Math.max(0, now - this.countedAt) / 1000;
    const filled = this.left + seconds * this.perSecond;
    this.left = Math.min(filled, this.perSecond * BURST_SECONDS) - 1;
    this.countedAt = now;
    return this.left >= 0;
  }
}
