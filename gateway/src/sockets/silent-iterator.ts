const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * Says nothing until it is over. graphql-ws holds one for each operation, and so keeps its id and tells of its end, while results go past
 * it straight to the socket.
 */
export class SilentIterator implements AsyncIterableIterator<never, undefined> {
  private readonly end = Promise.withResolvers<Error | null>();

  /** `left` is called when the client needs no more. */
  constructor(private readonly left: () => void) {}

  finish(): void {
    this.end.resolve(null);
  }

  fail(error: Error): void {
    this.end.resolve(error);
  }

  async next(): Promise<IteratorReturnResult<undefined>> {
    const failure = await this.end.promise;
    if (failure !== null) throw failure;
    return DONE;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.left();
    this.finish();
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
