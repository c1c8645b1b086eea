import { readText } from '@parley/kit/bounded-text';
import { BadUserInput, Forbidden } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { AccessService } from '../access/access.service.ts';
import type { Policy } from '../config.ts';
import type { Pace } from '../pace.ts';
import type { People } from '../person/people.ts';
import { positionAt, writePosition } from '../position.ts';
import type { ConversationRow, SystemEvent } from '../store/rows.ts';
import type { ConversationChange, MessagesStore, NewConversation } from '../store/store.ts';
import { activity, toActivityConnection } from './activity-page.ts';
import { directId } from './direct-id.ts';

export type { ConversationRow };

export interface ConversationServiceOptions {
  store: MessagesStore;
  access: AccessService;
  people: People;
  pace: Pace;
  policy: Policy;
}

/** Names the conversation that was begun or changed. */
export interface ConversationChanged {
  conversationId: string;
}

export interface GroupToCreate {
  name?: string | null;
  userIds: readonly string[];
}

export interface ChannelToCreate {
  name: string;
  topic?: string | null;
  isPublic: boolean;
  userIds?: readonly string[] | null;
}

/** What is left out stays as it is; what is null is taken away. */
export interface ConversationUpdate {
  conversationId: string;
  name?: string | null;
  topic?: string | null;
  isPublic?: boolean | null;
  historyForNewMembers?: boolean | null;
  archiveAfterDays?: number | null;
}

const NAME = { shortest: 1, longest: 80 };
const TOPIC = { longest: 500, lines: true };
const INVITED_AT_ONCE = 100;
const LONGEST_ARCHIVING = 36_500;

export class ConversationService {
  constructor(private readonly options: ConversationServiceOptions) {}

  /** Those with the latest message first. */
  async list(viewer: Viewer | null, archived: boolean, request: PageRequest): Promise<Connection<ConversationRow>> {
    const window = readPage(request, activity);
    const rows = await this.options.store.conversations.listOf(requireViewer(viewer).id, { archived }, window);
    return toActivityConnection(rows, window);
  }

  /** By the beginning of their name. */
  async publicChannels(viewer: Viewer | null, search: string, request: PageRequest): Promise<Connection<ConversationRow>> {
    requireViewer(viewer);
    const begins = readText('search', search, { longest: NAME.longest });
    const window = readPage(request, z.uuid());
    const rows = await this.options.store.conversations.publicChannels(begins, window);
    return toConnection(
      rows,
      window,
      ({ id }) => id,
      (row) => row,
    );
  }

  /**
   * In the order of the conversations. A position is made of the conversation's row, which is read before anything that hangs on it: what a
   * client is shown may be newer than its position, never older.
   */
  async positionsOf(conversations: readonly ConversationRow[]): Promise<string[]> {
    const epoch = await this.options.store.conversations.epoch();
    return conversations.map((conversation) => writePosition(positionAt(epoch, conversation)));
  }

  async startDirect(viewer: Viewer | null, otherId: string): Promise<ConversationChanged> {
    const { people, pace } = this.options;
    const { id } = requireViewer(viewer);
    if (otherId === id) throw new BadUserInput('userId', 'This is yourself.');
    await pace.beginning(id);
    await people.requireReachable(id, [otherId]);
    const members = [id, otherId].map((userId) => ({ userId, role: 'MEMBER' as const }));
    return this.create(id, { id: directId(id, otherId), kind: 'DIRECT', members });
  }

  async createGroup(viewer: Viewer | null, { name, userIds }: GroupToCreate): Promise<ConversationChanged> {
    const { policy, people, pace } = this.options;
    const { id } = requireViewer(viewer);
    const others = withoutTwins(id, userIds);
    const size = others.length + 1;
    if (size < policy.groupSmallest || size > policy.groupLargest) {
      const { groupSmallest, groupLargest } = policy;
      throw new BadUserInput('userIds', `A group has ${groupSmallest} to ${groupLargest} people, you among them.`);
    }
    const readName = name == null ? null : readText('name', name, NAME);
    await pace.beginning(id);
    await people.requireReachable(id, others);
    return this.create(id, {
      kind: 'GROUP',
      name: readName,
      historyForNewMembers: policy.groupHistory,
      members: owned(id, others),
    });
  }

  async createChannel(viewer: Viewer | null, input: ChannelToCreate): Promise<ConversationChanged> {
    const { people, pace } = this.options;
    const { id } = requireViewer(viewer);
    const others = withoutTwins(id, input.userIds ?? []);
    if (others.length > INVITED_AT_ONCE) throw new BadUserInput('userIds', `Invite at most ${INVITED_AT_ONCE} people at once.`);
    const name = readText('name', input.name, NAME);
    const topic = readTopic(input.topic);
    await pace.beginning(id);
    await people.requireReachable(id, others);
    return this.create(id, { kind: 'CHANNEL', name, topic, isPublic: input.isPublic, members: owned(id, others) });
  }

  /** A customer asks for help: agents find it by its status. */
  async openBusinessChat(viewer: Viewer | null, subject: string): Promise<ConversationChanged> {
    const { id } = requireViewer(viewer);
    const name = readText('subject', subject, NAME);
    await this.options.pace.beginning(id);
    return this.create(id, { kind: 'BUSINESS', name, status: 'OPEN', members: [{ userId: id, role: 'CUSTOMER' }] });
  }

  /** Each part that changes is told by a message of its own. */
  async update(viewer: Viewer | null, input: ConversationUpdate): Promise<ConversationChanged> {
    const { conversationId } = input;
    const { conversation, viewer: actor } = await this.options.access.requireManager(viewer, conversationId);
    if (conversation.kind === 'DIRECT') throw new Forbidden();
    for (const [change, event] of changesOf(conversation, input)) await this.tell(conversation, actor, change, event);
    return { conversationId };
  }

  /** An archived conversation is read, and takes nothing new until it is taken back. */
  async archive(viewer: Viewer | null, conversationId: string, archived: boolean): Promise<ConversationChanged> {
    const { conversation, viewer: actor } = await this.options.access.requireManager(viewer, conversationId);
    if ((conversation.archivedAt !== null) !== archived) {
      const archivedAt = archived ? new Date() : null;
      await this.tell(conversation, actor, { archivedAt }, { kind: 'archived', archived });
    }
    return { conversationId };
  }

  private async tell({ id }: ConversationRow, actor: Viewer, change: ConversationChange, event: SystemEvent): Promise<void> {
    await this.options.store.conversations.change(id, change, { actorId: actor.id, clientId: newId(), event });
  }

  private async create(
    createdBy: string,
    conversation: Pick<NewConversation, 'kind' | 'members'> & Partial<NewConversation>,
  ): Promise<ConversationChanged> {
    const { store, policy } = this.options;
    const created = await store.conversations.create({
      id: newId(),
      name: null,
      topic: null,
      isPublic: false,
      createdBy,
      historyForNewMembers: true,
      archiveAfterDays: policy.archiveAfterDays,
      status: null,
      ...conversation,
    });
    return { conversationId: created.conversation.id };
  }
}

function changesOf(conversation: ConversationRow, input: ConversationUpdate): [ConversationChange, SystemEvent][] {
  const changes: [ConversationChange, SystemEvent][] = [];
  const { kind } = conversation;
  if (input.name !== undefined) {
    if (input.name === null && kind !== 'GROUP') throw new BadUserInput('name', 'Give it a name.');
    const name = input.name === null ? null : readText('name', input.name, NAME);
    if (name !== conversation.name) changes.push([{ name }, { kind: 'renamed', name }]);
  }
  if (input.topic !== undefined) {
    const topic = readTopic(input.topic);
    if (topic !== conversation.topic) changes.push([{ topic }, { kind: 'topicChanged', topic }]);
  }
  const settings = changedSettings(conversation, input);
  if (Object.keys(settings).length > 0) changes.push([settings, { kind: 'settingsChanged' }]);
  return changes;
}

function changedSettings(conversation: ConversationRow, input: ConversationUpdate): ConversationChange {
  const { isPublic, historyForNewMembers, archiveAfterDays } = input;
  const settings: ConversationChange = {};
  if (isPublic != null && isPublic !== conversation.isPublic) {
    if (conversation.kind !== 'CHANNEL') throw new BadUserInput('isPublic', 'Only channels are public.');
    settings.isPublic = isPublic;
  }
  if (historyForNewMembers != null && historyForNewMembers !== conversation.historyForNewMembers) {
    settings.historyForNewMembers = historyForNewMembers;
  }
  if (archiveAfterDays !== undefined && archiveAfterDays !== conversation.archiveAfterDays) {
    if (archiveAfterDays !== null && (archiveAfterDays < 1 || archiveAfterDays > LONGEST_ARCHIVING)) {
      throw new BadUserInput('archiveAfterDays', `Give 1 to ${LONGEST_ARCHIVING} days, or null for never.`);
    }
    settings.archiveAfterDays = archiveAfterDays;
  }
  return settings;
}

function readTopic(topic: string | null | undefined): string | null {
  return topic == null ? null : readText('topic', topic, TOPIC) || null;
}

function withoutTwins(founderId: string, userIds: readonly string[]): string[] {
  return [...new Set(userIds)].filter((userId) => userId !== founderId);
}

function owned(founderId: string, others: readonly string[]): NewConversation['members'] {
  return [{ userId: founderId, role: 'OWNER' }, ...others.map((userId) => ({ userId, role: 'MEMBER' as const }))];
}
