import { readText } from '@parley/kit/bounded-text';
import { BadUserInput, Conflict, Forbidden, NotFound } from '@parley/kit/errors';
import { isId, newId } from '@parley/kit/id';
import { type Connection, type PageRequest, type PageWindow, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { AccessService, Membership } from '../access/access.service.ts';
import { outranks } from '../access/rights.ts';
import type { Policy } from '../config.ts';
import type { ConversationChanged } from '../conversation/conversation.service.ts';
import type { Pace } from '../pace.ts';
import type { People } from '../person/people.ts';
import type { ConversationRow, MemberRole, MemberRow, NotificationLevel, SystemEvent } from '../store/rows.ts';
import type { Announcement, MemberPreferences, MessagesStore } from '../store/store.ts';

export type { MemberRow };

export interface MemberServiceOptions {
  store: MessagesStore;
  access: AccessService;
  people: People;
  pace: Pace;
  policy: Policy;
}

/** A page of the members of one conversation. */
export interface MemberPageKey {
  conversationId: string;
  role: MemberRole | null;
  window: PageWindow<string>;
}

/** Names a membership that was changed. */
export interface MemberChanged extends ConversationChanged {
  userId: string;
}

/** What is left out stays as it is; what is null is taken away. */
export interface Preferences {
  conversationId: string;
  mutedUntil?: Date | null;
  pinned?: boolean | null;
  archived?: boolean | null;
  level?: NotificationLevel | null;
  nickname?: string | null;
}

const ADDED_AT_ONCE = 100;
/** No limit: the largest number that both stores hold. */
const ANY_NUMBER = 2_147_483_647;
const NICKNAME = { shortest: 1, longest: 80 };

/** Who is in a conversation, and as what. */
export class MemberService {
  constructor(private readonly options: MemberServiceOptions) {}

  pageKey({ conversationId }: MemberRow, role: MemberRole | null | undefined, request: PageRequest): MemberPageKey {
    return { conversationId, role: role ?? null, window: readPage(request, z.uuid()) };
  }

  /** In the order of the keys. Keys of one selection ask for the same part of each list, so that they are read together. */
  async pages(keys: readonly MemberPageKey[]): Promise<Connection<MemberRow>[]> {
    const parts = Map.groupBy(keys, ({ role, window }) => JSON.stringify([role, window]));
    const connections = new Map<MemberPageKey, Connection<MemberRow>>();
    await Promise.all(
      [...parts.values()].map(async (part) => {
        const [{ role, window }] = part as [MemberPageKey];
        const ids = [...new Set(part.map(({ conversationId }) => conversationId))];
        const rows = Map.groupBy(await this.options.store.members.pagesOf(ids, role, window), (row) => row.conversationId);
        for (const key of part) {
          const page = rows.get(key.conversationId) ?? [];
          connections.set(
            key,
            toConnection(
              page,
              window,
              ({ userId }) => userId,
              (row) => row,
            ),
          );
        }
      }),
    );
    return keys.map((key) => connections.get(key) as Connection<MemberRow>);
  }

  /** Anyone may join a public channel. Doing it twice is no failure. */
  async join(viewer: Viewer | null, conversationId: string): Promise<ConversationChanged> {
    const { store, access, pace } = this.options;
    const { id } = requireViewer(viewer);
    const [conversation] = await access.conversations(viewer, [conversationId]);
    if (conversation?.kind !== 'CHANNEL') throw new NotFound('This conversation');
    if ((await store.members.find(conversationId, id)) !== null) return { conversationId };
    if (conversation.archivedAt !== null) throw new Conflict('This conversation is archived.');
    await pace.beginning(id);
    const event = { kind: 'joined', userIds: [id] } as const;
    await store.members.join(conversationId, [{ userId: id, role: 'MEMBER' }], ANY_NUMBER, told(id, event));
    return { conversationId };
  }

  async add(viewer: Viewer | null, conversationId: string, given: readonly string[]): Promise<ConversationChanged> {
    const { store, access, people, pace, policy } = this.options;
    const membership = await access.requireManager(viewer, conversationId);
    requireOpenCircle(membership);
    await access.assertOpen(membership);
    const { id } = membership.viewer;
    const userIds = [...new Set(given)];
    if (userIds.length < 1 || userIds.length > ADDED_AT_ONCE) {
      throw new BadUserInput('userIds', `Add 1 to ${ADDED_AT_ONCE} people at once.`);
    }
    if (!userIds.every(isId)) throw new NotFound('This person');
    const present = await store.members.byKeys(userIds.map((userId) => ({ conversationId, userId })));
    const there = new Set(present.filter(({ leftAt }) => leftAt === null).map(({ userId }) => userId));
    const missing = userIds.filter((userId) => !there.has(userId));
    if (missing.length === 0) return { conversationId };
    await pace.beginning(id);
    await people.requireReachable(id, missing);
    const joining = missing.map((userId) => ({ userId, role: 'MEMBER' as const }));
    const limit = membership.conversation.kind === 'GROUP' ? policy.groupLargest : ANY_NUMBER;
    await store.members.join(conversationId, joining, limit, told(id, { kind: 'joined', userIds: missing }));
    return { conversationId };
  }

  /** When this resolves nothing more of the conversation reaches the person. */
  async remove(viewer: Viewer | null, conversationId: string, userId: string): Promise<ConversationChanged> {
    const { access, store } = this.options;
    const membership = await access.requireManager(viewer, conversationId);
    requireOpenCircle(membership);
    if (userId === membership.viewer.id) throw new BadUserInput('userId', 'This is yourself: leave the conversation instead.');
    const target = await this.requireMember(conversationId, userId);
    if (!outranks(membership.member, target)) throw new Forbidden();
    await store.members.leave(conversationId, userId, told(membership.viewer.id, { kind: 'removed', userId }));
    return { conversationId };
  }

  /** An owner hands over first, an agent hands the chat on first. A direct conversation has no way out but to be put away. */
  async leave(viewer: Viewer | null, conversationId: string): Promise<ConversationChanged> {
    const { access, store } = this.options;
    const { conversation, member } = await access.requireMembership(viewer, conversationId);
    if (conversation.kind === 'DIRECT' || member.role === 'CUSTOMER') {
      throw new Forbidden('Nobody leaves this conversation: archive it for yourself instead.');
    }
    const { userId } = member;
    if (conversation.assigneeId === userId) throw new Conflict('Hand this chat to somebody else first.');
    await store.members.leave(conversationId, userId, told(userId, { kind: 'left', userId }));
    return { conversationId };
  }

  async setRole(viewer: Viewer | null, conversationId: string, userId: string, role: MemberRole): Promise<MemberChanged> {
    const { viewer: actor, conversation } = await this.requireOwner(viewer, conversationId);
    if (role === 'AGENT' || role === 'CUSTOMER') throw new BadUserInput('role', 'This role is for business chats.');
    const target = await this.requireMember(conversationId, userId);
    if (target.role !== role) {
      const event = { kind: 'roleChanged', userId, role } as const;
      await this.options.store.members.setRole(conversation.id, userId, role, told(actor.id, event));
    }
    return { conversationId, userId };
  }

  async transferOwnership(viewer: Viewer | null, conversationId: string, userId: string): Promise<MemberChanged> {
    const { viewer: actor } = await this.requireOwner(viewer, conversationId);
    if (userId === actor.id) throw new BadUserInput('userId', 'This is yourself.');
    await this.requireMember(conversationId, userId);
    const event = { kind: 'roleChanged', userId, role: 'OWNER' } as const;
    await this.options.store.members.transferOwnership(conversationId, actor.id, userId, told(actor.id, event));
    return { conversationId, userId };
  }

  async setPreferences(viewer: Viewer | null, preferences: Preferences): Promise<ConversationChanged> {
    const { conversationId } = preferences;
    const { member } = await this.options.access.requireMembership(viewer, conversationId);
    const change = readPreferences(preferences, member);
    if (Object.keys(change).length > 0) {
      await this.options.store.members.setPreferences(conversationId, member.userId, change);
    }
    return { conversationId };
  }

  /** Somebody who was just changed; null when they have gone since. */
  find({ conversationId, userId }: MemberChanged): Promise<MemberRow | null> {
    return this.options.store.members.find(conversationId, userId);
  }

  private async requireOwner(viewer: Viewer | null, conversationId: string): Promise<Membership> {
    const membership = await this.options.access.requireMembership(viewer, conversationId);
    if (membership.member.role !== 'OWNER') throw new Forbidden();
    return membership;
  }

  private async requireMember(conversationId: string, userId: string): Promise<MemberRow> {
    const member = isId(userId) ? await this.options.store.members.find(conversationId, userId) : null;
    if (member === null) throw new NotFound('This member');
    return member;
  }
}

/** Only groups and channels take people in and let them go: two stay two, and a customer's agents take a chat on themselves. */
function requireOpenCircle({ conversation }: { conversation: ConversationRow }): void {
  if (conversation.kind !== 'GROUP' && conversation.kind !== 'CHANNEL') throw new Forbidden();
}

function readPreferences({ mutedUntil, pinned, archived, level, nickname }: Preferences, member: MemberRow): MemberPreferences {
  const now = new Date();
  const change: MemberPreferences = {};
  if (mutedUntil !== undefined) change.mutedUntil = mutedUntil;
  if (pinned != null && pinned !== (member.pinnedAt !== null)) change.pinnedAt = pinned ? now : null;
  if (archived != null && archived !== (member.archivedAt !== null)) change.archivedAt = archived ? now : null;
  if (level != null) change.level = level;
  if (nickname !== undefined) change.nickname = nickname === null ? null : readText('nickname', nickname, NICKNAME);
  return change;
}

function told(actorId: string, event: SystemEvent): Announcement {
  return { actorId, clientId: newId(), event };
}
