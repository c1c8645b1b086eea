import type { HeadsAnswer } from '@parley/kit/live/contract';
import { RecentHeads } from '@parley/kit/live/recent-heads';
import type { ConversationStore } from '../store/store.ts';
import type { ConversationTopic } from './conversation-topic.ts';

export interface HeadsServiceOptions {
  store: { conversations: Pick<ConversationStore, 'epoch' | 'now' | 'headsChangedSince'> };
  topic: ConversationTopic;
  /** Beyond so many conversations the answer is not complete. */
  mostHeads?: number;
}

/** Which conversations have moved. */
export class HeadsService {
  private readonly recent: RecentHeads;

  constructor({ store: { conversations }, topic, mostHeads }: HeadsServiceOptions) {
    const movedSince = async (since: Date, limit: number) =>
      [...(await conversations.headsChangedSince(since, limit))].map(([id, { number, revision }]) => ({
        topic: topic.nameOf(id),
        number,
        revision,
      }));
    this.recent = new RecentHeads({ epoch: () => conversations.epoch(), now: () => conversations.now(), movedSince }, mostHeads);
  }

  heads(since: string | null): Promise<HeadsAnswer> {
    return this.recent.heads(since);
  }
}
