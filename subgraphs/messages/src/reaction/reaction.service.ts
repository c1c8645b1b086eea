import { BadUserInput, Conflict } from '@parley/kit/errors';
import { LONGEST_PAGE } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccessService } from '../access/access.service.ts';
import type { Pace } from '../pace.ts';
import type { MessageRow, Reaction } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';
import { readEmoji } from './emoji.ts';

/** All reactions of one kind to a message. */
export interface ReactionGroup {
  emoji: string;
  /** In the order in which they reacted. */
  userIds: string[];
}

export interface ReactionServiceOptions {
  store: MessagesStore;
  access: AccessService;
  pace: Pace;
}

const MOST_EMOJI = 50;
const MOST_REACTIONS = 2000;

export class ReactionService {
  constructor(private readonly options: ReactionServiceOptions) {}

  /** Several per person, each once. Doing it twice is no failure. */
  async add(viewer: Viewer | null, messageId: string, given: string): Promise<MessageRow> {
    const emoji = readEmoji('emoji', given);
    const { access, pace, store } = this.options;
    const membership = await access.requireMessage(viewer, messageId);
    await access.assertOpen(membership);
    const userId = membership.viewer.id;
    await pace.change(userId);
    return store.messages.change(
      membership.message,
      (message) => {
        if (message.system !== null) throw new Conflict('This message tells what happened: nobody said it.');
        if (message.deletedAt !== null) throw new Conflict('This message was deleted.');
        if (message.reactions.some((reaction) => reaction.emoji === emoji && reaction.userId === userId)) return null;
        assertRoom(message.reactions, emoji);
        return { reactions: [...message.reactions, { emoji, userId, at: new Date().toISOString() }] };
      },
      userId,
    );
  }

  async remove(viewer: Viewer | null, messageId: string, given: string): Promise<MessageRow> {
    const emoji = readEmoji('emoji', given);
    const { access, pace, store } = this.options;
    const { viewer: actor, message: known } = await access.requireMessage(viewer, messageId);
    await pace.change(actor.id);
    return store.messages.change(
      known,
      ({ reactions }) => {
        const rest = reactions.filter((reaction) => reaction.emoji !== emoji || reaction.userId !== actor.id);
        return rest.length === reactions.length ? null : { reactions: rest };
      },
      actor.id,
    );
  }

  /** In the order in which each emoji was first given. */
  groupsOf({ reactions }: MessageRow): ReactionGroup[] {
    const groups = Map.groupBy(reactions, ({ emoji }) => emoji);
    return [...groups].map(([emoji, given]) => ({ emoji, userIds: given.map(({ userId }) => userId) }));
  }

  isAmong(viewer: Viewer | null, { userIds }: ReactionGroup): boolean {
    return userIds.includes(requireViewer(viewer).id);
  }

  people({ userIds }: ReactionGroup, first: number): { id: string }[] {
    if (first < 1 || first > LONGEST_PAGE) throw new BadUserInput('first', `Ask for 1 to ${LONGEST_PAGE} at a time.`);
    return userIds.slice(0, first).map((id) => ({ id }));
  }
}

function assertRoom(reactions: readonly Reaction[], emoji: string): void {
  const kinds = new Set(reactions.map((reaction) => reaction.emoji)).add(emoji);
  if (kinds.size > MOST_EMOJI || reactions.length >= MOST_REACTIONS) {
    throw new Conflict('This message has as many reactions as it can have.', 'emoji');
  }
}
