/** What comes in by itself, to be taken one after the other. */
export interface Stream<Item> extends AsyncIterable<Item> {
  /** How many wait to be taken, this one included. */
  push(item: Item): number;
  /** What was pushed before can still be taken; then it is over, or throws the error. Only the first end counts. */
  end(error?: Error): void;
}

export function createStream<Item>(): Stream<Item> {
  const waiting: Item[] = [];
  let ended: { error: Error | undefined } | null = null;
  let wake = (): void => undefined;
  return {
    push(item) {
      if (ended === null) waiting.push(item);
      wake();
      return waiting.length;
    },
    end(error) {
      ended ??= { error };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift() as Item;
        if (ended !== null) {
          if (ended.error !== undefined) throw ended.error;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
