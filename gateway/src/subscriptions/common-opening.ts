import { isDeepStrictEqual } from 'node:util';
import type { OpenedTopic } from '@parley/kit/live/contract';

/** What openings of one topic say, which is mostly the same for all who listen: they are many, so that is kept once for all of them. */
export class CommonOpening {
  private last: OpenedTopic | null = null;

  /** The same, of the parts that an earlier one has had. */
  of(opened: OpenedTopic): OpenedTopic {
    const { last } = this;
    if (last === null) {
      this.last = opened;
      return opened;
    }
    this.last = {
      topic: last.topic,
      audience: same(last.audience, opened.audience),
      payload: same(last.payload, opened.payload),
      head: same(last.head, opened.head),
      from: same(last.from, opened.from),
    };
    return this.last;
  }
}

const same = <Part>(earlier: Part, later: Part): Part => (isDeepStrictEqual(earlier, later) ? earlier : later);
