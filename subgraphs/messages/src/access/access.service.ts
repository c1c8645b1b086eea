import { Conflict, Forbidden, NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { readMessageId, requireMessageId, writeMessageId } from '../message/message-id.ts';
import type { People } from '../person/people.ts';
import type { ConversationRow, MemberRow, MessageReference, MessageRow } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';
import { type Asker, isAudience } from './audience.ts';
import { manages, type Sight, sees, showsItsFaceTo } from './rights.ts';

/** A person and a conversation that the person is in now. */
export interface Membership {
  viewer: Viewer;
  conversation: ConversationRow;
  member: MemberRow;
}

/** Who may see and do what. Whatever somebody may not see is not found, in the same words as what does not exist. */
export class AccessService {
  constructor(
    private readonly store: MessagesStore,
    private readonly people: People,
  ) {}

  async requireMembership(viewer: Viewer | null, conversationId: string): Promise<Membership> {
    const present = requireViewer(viewer);
    if (!isId(conversationId)) throw new NotFound('This conversation');
    const [[conversation], member] = await Promise.all([
      this.store.conversations.byIds([conversationId]),
      this.store.members.find(conversationId, present.id),
    ]);
    if (conversation === undefined || member === null) throw new NotFound('This conversation');
    return { viewer: present, conversation, member };
  }

  async requireManager(viewer: Viewer | null, conversationId: string): Promise<Membership> {
    const membership = await this.requireMembership(viewer, conversationId);
    if (!manages(membership.member)) throw new Forbidden();
    return membership;
  }

  /** A conversation that is over takes nothing more, nor does a direct one while either has blocked the other. */
  async assertOpen({ viewer, conversation }: Membership): Promise<void> {
    if (conversation.archivedAt !== null) throw new Conflict('This conversation is archived.');
    if (conversation.kind !== 'DIRECT') return;
    const pair = await this.store.members.pagesOf([conversation.id], null, { limit: 2, after: null });
    const other = pair.find(({ userId }) => userId !== viewer.id);
    if (other !== undefined && !(await this.people.mayTalk(viewer.id, other.userId))) {
      throw new Forbidden('You cannot write to this person.');
    }
  }

  async requireMessage(viewer: Viewer | null, messageId: string): Promise<Membership & { message: MessageRow }> {
    const present = requireViewer(viewer);
    const reference = requireMessageId(messageId);
    const [[message], membership] = await Promise.all([
      this.store.messages.byReferences([reference]),
      this.requireMembership(present, reference.conversationId).catch((error: unknown) => {
        if (error instanceof NotFound) return null;
        throw error;
      }),
    ]);
    if (message === undefined || membership === null || !sees(membership.member, message)) throw new NotFound('This message');
    return { ...membership, message };
  }

  /** In the order of the ids: the conversations that whoever asks may know of, null for all others. */
  async conversations(asker: Asker, ids: readonly string[]): Promise<(ConversationRow | null)[]> {
    if (isAudience(asker)) {
      const [own = null] = ids.includes(asker.conversationId) ? await this.store.conversations.byIds([asker.conversationId]) : [];
      return ids.map((id) => (id === asker.conversationId ? own : null));
    }
    const present = requireViewer(asker, 'messages:read');
    const known = [...new Set(ids)].filter(isId);
    const rows = await this.store.conversations.byIds(known);
    const members = await this.membershipsIn(present, known);
    const visible = new Map(
      rows.filter((row) => members.has(row.id) || showsItsFaceTo(present, row)).map((row) => [row.id, row]),
    );
    return ids.map((id) => visible.get(id) ?? null);
  }

  /** In the order of the ids: the viewer's own memberships, null where there is none now. */
  async memberships(viewer: Viewer | null, conversationIds: readonly string[]): Promise<(MemberRow | null)[]> {
    const members = await this.membershipsIn(requireViewer(viewer), [...new Set(conversationIds)]);
    return conversationIds.map((id) => members.get(id) ?? null);
  }

  /** In the order of the ids: the messages that whoever asks may read, null for all others. */
  async messages(asker: Asker, ids: readonly string[]): Promise<(MessageRow | null)[]> {
    const references = [...new Set(ids)].map(readMessageId).filter((reference) => reference !== null);
    const sights = await this.sightsIn(asker, [...new Set(references.map(({ conversationId }) => conversationId))]);
    const isVisible = (reference: MessageReference) => {
      const sight = sights.get(reference.conversationId);
      return sight !== undefined && sees(sight, reference);
    };
    const rows = await this.store.messages.byReferences(references.filter(isVisible));
    const visible = new Map(rows.map((row) => [writeMessageId(row), row]));
    return ids.map((id) => visible.get(id) ?? null);
  }

  private async sightsIn(asker: Asker, conversationIds: readonly string[]): Promise<ReadonlyMap<string, Sight>> {
    if (isAudience(asker)) return new Map([[asker.conversationId, asker]]);
    return this.membershipsIn(requireViewer(asker, 'messages:read'), conversationIds);
  }

  private async membershipsIn(viewer: Viewer, conversationIds: readonly string[]): Promise<Map<string, MemberRow>> {
    if (conversationIds.length === 0) return new Map();
    const rows = await this.store.members.byKeys(
      conversationIds.map((conversationId) => ({ conversationId, userId: viewer.id })),
    );
    return new Map(rows.filter(({ leftAt }) => leftAt === null).map((row) => [row.conversationId, row]));
  }
}
