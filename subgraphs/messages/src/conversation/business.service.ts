import { Conflict, Forbidden, NotFound } from '@parley/kit/errors';
import { isId, newId } from '@parley/kit/id';
import { type Connection, type PageRequest, readPage } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireRole, requireViewer } from '@parley/kit/signed-in';
import type { AccessService, Membership } from '../access/access.service.ts';
import { isAgent } from '../access/rights.ts';
import type { BusinessStatus, ConversationRow } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';
import { activity, toActivityConnection } from './activity-page.ts';
import type { ConversationChanged } from './conversation.service.ts';

/** No limit: the largest number that both stores hold. */
const ANY_NUMBER = 2_147_483_647;

/** Chats of a customer with agents. */
export class BusinessService {
  constructor(
    private readonly store: MessagesStore,
    private readonly access: AccessService,
  ) {}

  /** For agents, who see what each chat is about before they take it on. Those with the latest message first. */
  async list(viewer: Viewer | null, status: BusinessStatus, request: PageRequest): Promise<Connection<ConversationRow>> {
    requireRole(viewer, 'AGENT', 'messages:read');
    const window = readPage(request, activity);
    return toActivityConnection(await this.store.conversations.businessChats(status, window), window);
  }

  async setStatus(viewer: Viewer | null, conversationId: string, status: BusinessStatus): Promise<ConversationChanged> {
    const membership = await this.requireAgent(viewer, conversationId);
    if (membership.conversation.status !== status) {
      await this.store.conversations.change(
        conversationId,
        { status },
        told(membership.viewer, { kind: 'statusChanged', status }),
      );
    }
    return { conversationId };
  }

  /** An agent takes a chat on, and is then in it; the agents in it hand it to each other, or to nobody. */
  async assign(viewer: Viewer | null, conversationId: string, agentId: string | null): Promise<ConversationChanged> {
    const present = requireViewer(viewer);
    const conversation = await this.requireChat(present, conversationId);
    if (agentId === present.id) await this.join(present, conversation);
    else await this.requireColleague(await this.requireAgent(present, conversationId), agentId);
    if (conversation.assigneeId !== agentId) {
      const event = { kind: 'assigned', userId: agentId } as const;
      await this.store.conversations.change(conversationId, { assigneeId: agentId }, told(present, event));
    }
    return { conversationId };
  }

  private async requireChat(viewer: Viewer, conversationId: string): Promise<ConversationRow> {
    const [conversation] = await this.access.conversations(viewer, [conversationId]);
    if (conversation?.kind !== 'BUSINESS') throw new NotFound('This conversation');
    if (conversation.archivedAt !== null) throw new Conflict('This conversation is archived.');
    return conversation;
  }

  private async requireAgent(viewer: Viewer | null, conversationId: string): Promise<Membership> {
    const membership = await this.access.requireMembership(viewer, conversationId);
    if (membership.member.role !== 'AGENT') throw new Forbidden();
    return membership;
  }

  private async join(viewer: Viewer, { id }: ConversationRow): Promise<void> {
    const member = await this.store.members.find(id, viewer.id);
    if (member?.role === 'AGENT') return;
    if (member !== null || !isAgent(viewer)) throw new Forbidden();
    const people = [{ userId: viewer.id, role: 'AGENT' as const }];
    await this.store.members.join(id, people, ANY_NUMBER, told(viewer, { kind: 'joined', userIds: [viewer.id] }));
  }

  private async requireColleague({ conversation }: Membership, agentId: string | null): Promise<void> {
    if (agentId === null) return;
    const member = isId(agentId) ? await this.store.members.find(conversation.id, agentId) : null;
    if (member?.role !== 'AGENT') throw new NotFound('This agent');
  }
}

function told<Event>(actor: Viewer, event: Event) {
  return { actorId: actor.id, clientId: newId(), event };
}
