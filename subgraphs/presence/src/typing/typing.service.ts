import { BadUserInput, NotFound, Unauthenticated } from '@parley/kit/errors';
import type { Opened } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import type { Announcer } from '../announcer.ts';
import { isOfConversation } from '../audience.ts';
import type { DueList } from '../due/due-list.ts';
import type { Acquaintances } from '../person/acquaintances.ts';
import type { TypingChange, TypingStore, Typist } from './typing.store.ts';

export type { Typist };

export interface TypingServiceOptions {
  store: TypingStore;
  due: DueList;
  acquaintances: Acquaintances;
  announcer: Announcer;
  limiter: RateLimiter;
  /** Whether somebody has chosen to be seen by nobody. */
  isHiding(userId: string): Promise<boolean>;
}

const SIGNS = { burst: 20, everySeconds: 0.5 };

/** Who is typing where. Whoever hides is never among them. */
export class TypingService {
  constructor(private readonly options: TypingServiceOptions) {}

  async start(viewer: Viewer | null, conversationId: string): Promise<void> {
    const { id } = requireViewer(viewer);
    const { store, acquaintances, limiter, isHiding } = this.options;
    await limiter.take(`typing:${id}`, SIGNS);
    await acquaintances.requireTalk(id, conversationId);
    if (await isHiding(id)) return;
    await this.announce(conversationId, await store.start(conversationId, id));
  }

  async stop(viewer: Viewer | null, conversationId: string): Promise<void> {
    const { id } = requireViewer(viewer);
    await this.options.limiter.take(`typing:${id}`, SIGNS);
    if (!(await this.options.acquaintances.isMember(id, conversationId))) throw new NotFound('This conversation');
    await this.end(id, conversationId);
  }

  /** The person types here no more, whatever they say. */
  async end(userId: string, conversationId: string): Promise<void> {
    await this.announce(conversationId, await this.options.store.stop(conversationId, userId));
  }

  /** In the order of the ids; null for conversations that the viewer is not in. */
  async seenBy(viewer: Viewer | null, conversationIds: readonly string[]): Promise<(Typist[] | null)[]> {
    const { id } = requireViewer(viewer);
    return Promise.all(
      conversationIds.map(async (conversationId) =>
        (await this.options.acquaintances.isMember(id, conversationId)) ? this.typistsIn(conversationId) : null,
      ),
    );
  }

  /** For members, as the messages subgraph has named them all. */
  async seenByAudience(audience: string, conversationId: string): Promise<Typist[]> {
    if (!isOfConversation(audience, conversationId)) throw new Unauthenticated();
    return this.typistsIn(conversationId);
  }

  async open(viewer: Viewer | null, { conversationId }: Record<string, unknown>): Promise<Opened> {
    const { id } = requireViewer(viewer);
    if (typeof conversationId !== 'string') throw new BadUserInput('conversationId', 'Give the id of a conversation.');
    const audience = await this.options.acquaintances.requireTalk(id, conversationId);
    const { announcer } = this.options;
    const topic = announcer.topic('presence/typing', conversationId);
    return {
      topics: [{ topic, audience, payload: { conversationId }, head: null, from: null }],
      wakeUps: [announcer.topic('presence/visibility', id)],
    };
  }

  /** Time has passed in this conversation: some may have stopped. */
  async settle(conversationId: string): Promise<void> {
    await this.announce(conversationId, await this.options.store.settle(conversationId));
  }

  private async typistsIn(conversationId: string): Promise<Typist[]> {
    const typists = await this.options.store.typistsIn(conversationId);
    const hiding = await Promise.all(typists.map(({ userId }) => this.options.isHiding(userId)));
    return typists.filter((_, index) => !hiding[index]);
  }

  private async announce(conversationId: string, { tells, againAt }: TypingChange): Promise<void> {
    const { due, announcer } = this.options;
    await Promise.all([
      tells && announcer.tell('presence/typing', conversationId, { conversationId }),
      againAt !== null && due.add(conversationId, againAt),
    ]);
  }
}
