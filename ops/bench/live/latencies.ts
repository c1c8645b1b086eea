/** Times from the moment that something was asked for until each of those who listen has heard of it. */
export class Latencies {
  private readonly begun = new Map<string, number>();
  private readonly awaited = new Set<string>();
  private readonly times: number[] = [];
  expected = 0;

  /** What is told by the same key later begins anew. */
  begin(key: string, listeners: readonly string[]): void {
    this.begun.set(key, performance.now());
    for (const listener of listeners) this.awaited.add(`${key} ${listener}`);
    this.expected += listeners.length;
  }

  /** Only what was begun counts, and once for each listener that was named then: whether it did. */
  heard(key: string, listener: string): boolean {
    const begunAt = this.begun.get(key);
    if (begunAt === undefined || !this.awaited.delete(`${key} ${listener}`)) return false;
    this.times.push(performance.now() - begunAt);
    return true;
  }

  get count(): number {
    return this.times.length;
  }

  at(share: number): number {
    return this.times.toSorted((a, b) => a - b)[Math.floor(this.times.length * share)] ?? Number.NaN;
  }
}
