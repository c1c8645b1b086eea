import { BadUserInput, NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Opened, OpenedTopic, Place } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { topicName } from '@parley/kit/topics';
import { z } from 'zod';
import { writeAudience } from '../access/audience.ts';
import { positionAt, readPosition } from '../position.ts';
import type { MemberRow } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';
import type { ConversationTopic } from './conversation-topic.ts';
import type { Together } from './together.ts';

export interface OpeningServiceOptions {
  store: MessagesStore;
  together: Together;
  topic: ConversationTopic;
  prefix: string;
}

const MOST_POSITIONS = 10_000;

const positionsShape = z
  .array(z.object({ conversationId: z.string(), position: z.string().max(500) }))
  .max(MOST_POSITIONS)
  .nullish();
const afterShape = z.string().max(500).nullish();

/** Who may hear what, and from where. Whoever is no member of a conversation learns nothing of whether it is there. */
export class OpeningService {
  constructor(private readonly options: OpeningServiceOptions) {}

  async conversation(viewer: Viewer | null, conversationId: unknown, after: unknown): Promise<Opened> {
    requireViewer(viewer, 'messages:read');
    const heads = await this.headsOf(isId(conversationId) ? [conversationId] : []);
    const member = await this.requireMember(viewer, conversationId);
    const given = afterShape.safeParse(after);
    if (!given.success) throw new BadUserInput('after', 'This is no position.');
    const from = given.data == null ? null : readPosition('after', given.data);
    const topics = this.topicsOf([member], heads, new Map(from && [[member.conversationId, from]]));
    if (topics.length === 0) throw new NotFound('This conversation');
    return { topics };
  }

  /** What the viewer joins later, or while this is asked, is found when their memberships change, and here when that was missed. */
  async inbox(viewer: Viewer | null, positions: unknown): Promise<Opened> {
    const { id } = requireViewer(viewer, 'messages:read');
    const places = readPositions(positions);
    const memberships = () => this.options.store.members.membershipsOf(id);
    const heads = await this.headsOf((await memberships()).map(({ conversationId }) => conversationId));
    // Who has joined since the heads were read counts as still outside: what they stood at ends here, and what they have joined begins afresh.
    const members = (await memberships()).filter(({ conversationId }) => heads.has(conversationId));
    const topics = this.topicsOf(members, heads, places);
    for (const { conversationId } of members) places.delete(conversationId);
    const ended = [...places].map(([conversationId, place]) => ({
      topic: this.options.topic.nameOf(conversationId),
      payload: { conversationId },
      place,
    }));
    return { topics, ended, wakeUps: [this.memberships(id)] };
  }

  async receipts(viewer: Viewer | null, conversationId: unknown): Promise<Opened> {
    const member = await this.requireMember(viewer, conversationId);
    const topic = topicName(this.options.prefix, 'messages/receipts', member.conversationId);
    const payload = { conversationId: member.conversationId };
    return {
      topics: [{ topic, audience: writeAudience(member), payload, head: null, from: null }],
      wakeUps: [this.memberships(member.userId)],
    };
  }

  async ownMemberships(viewer: Viewer | null): Promise<Opened> {
    const { id } = requireViewer(viewer, 'messages:read');
    const topic = topicName(this.options.prefix, 'messages/own', id);
    return { topics: [{ topic, audience: null, payload: {}, head: null, from: null }] };
  }

  private async requireMember(viewer: Viewer | null, conversationId: unknown): Promise<MemberRow> {
    const { id: userId } = requireViewer(viewer, 'messages:read');
    const member = isId(conversationId) ? await this.options.together.member({ conversationId, userId }) : null;
    if (member === null) throw new NotFound('This conversation');
    return member;
  }

  /**
   * To be asked before the memberships: whoever is a member afterwards hears of their removal, since it comes after this head. The other way
   * round a removal between the two would lie at or below the head of somebody who is no member any more.
   */
  private async headsOf(conversationIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
    const { together } = this.options;
    const [epoch, ...heads] = await Promise.all([together.epoch(), ...conversationIds.map((id) => together.head(id))]);
    return new Map(
      conversationIds.flatMap((id, index) => {
        const head = heads[index];
        return head == null ? [] : [[id, positionAt(epoch, head)] as const];
      }),
    );
  }

  private topicsOf(
    members: readonly MemberRow[],
    heads: ReadonlyMap<string, Place>,
    places: ReadonlyMap<string, Place>,
  ): OpenedTopic[] {
    return members.flatMap((member) => {
      const { conversationId } = member;
      const head = heads.get(conversationId);
      if (head === undefined) return [];
      const audience = writeAudience(member);
      const from = places.get(conversationId) ?? null;
      return [{ topic: this.options.topic.nameOf(conversationId), audience, payload: { conversationId }, head, from }];
    });
  }

  private memberships(userId: string): string {
    return topicName(this.options.prefix, 'messages/memberships', userId);
  }
}

function readPositions(given: unknown): Map<string, Place> {
  const { success, data } = positionsShape.safeParse(given);
  if (!success) throw new BadUserInput('positions', `Give at most ${MOST_POSITIONS} positions.`);
  return new Map(
    (data ?? []).map(({ conversationId, position }, index) => {
      const field = `positions.${index}`;
      if (!isId(conversationId)) throw new BadUserInput(`${field}.conversationId`, 'This is no id of a conversation.');
      return [conversationId, readPosition(`${field}.position`, position)];
    }),
  );
}
