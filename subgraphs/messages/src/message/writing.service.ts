import { BadUserInput, Conflict, Forbidden, NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccessService, Membership } from '../access/access.service.ts';
import { mayDelete, mayPin, sees } from '../access/rights.ts';
import { readAttachmentIds } from '../attachment/attachment-ids.ts';
import type { Files } from '../attachment/files.ts';
import type { Pace } from '../pace.ts';
import type { Mentions, MessageReference, MessageRow } from '../store/rows.ts';
import type { ChangeLimits, MessageChange, MessagesStore } from '../store/store.ts';
import { readBody, readDraft } from './body.ts';
import { mentionsIn } from './markdown.ts';
import { MOST_PINNED } from './message.service.ts';
import { readMessageId } from './message-id.ts';

export interface WritingServiceOptions {
  store: MessagesStore;
  access: AccessService;
  pace: Pace;
  files: Files;
}

export interface MessageToSend {
  conversationId: string;
  clientId: string;
  body: string;
  replyTo?: string | null;
  quote?: string | null;
  attachmentIds?: readonly string[] | null;
}

export interface MessageToForward {
  messageId: string;
  conversationId: string;
  clientId: string;
}

const CLIENT_ID = /^[\x21-\x7e]{1,100}$/;
const MOST_MENTIONED = 100;
const MOST_EDITS = 100;
const NOBODY: Mentions = { userIds: [], everyone: false, here: false };

/** What becomes of messages: said, forwarded, edited, deleted, pinned. */
export class WritingService {
  constructor(private readonly options: WritingServiceOptions) {}

  /** The same clientId of the same person in the same conversation gives the message that was made for it, for ever. */
  async send(viewer: Viewer | null, input: MessageToSend): Promise<MessageRow> {
    const { access, pace, files, store } = this.options;
    const clientId = readClientId(input.clientId);
    const { membership, earlier } = await this.begin(viewer, input.conversationId, clientId);
    if (earlier !== null) return earlier;
    const attachments = readAttachmentIds('attachmentIds', input.attachmentIds ?? []);
    const body = attachments.length === 0 ? readBody('body', input.body) : readDraft('body', input.body);
    await access.assertOpen(membership);
    await pace.message(membership.viewer.id);
    const [mentions, root, quoted] = await Promise.all([
      this.mentionsAmong(membership, body),
      input.replyTo == null ? null : this.requireInLine(membership, input.replyTo),
      input.quote == null ? null : this.requireInLine(membership, input.quote),
    ]);
    if (quoted !== null && quoted.deletedAt !== null) throw new NotFound('This message');
    await files.requireOwn(membership.viewer.id, attachments);
    const { message } = await store.messages.append({
      conversationId: membership.conversation.id,
      senderId: membership.viewer.id,
      clientId,
      body,
      mentions,
      threadRoot: root && (root.threadRoot ?? root.number),
      quote: quoted && referenceOf(quoted),
      forwardedFrom: null,
      attachments,
    });
    return message;
  }

  /** Says elsewhere what was said here; nobody is mentioned by it. Where it comes from is seen by those who see that message. */
  async forward(viewer: Viewer | null, input: MessageToForward): Promise<MessageRow> {
    const { access, pace, files, store } = this.options;
    const clientId = readClientId(input.clientId);
    const { membership, earlier } = await this.begin(viewer, input.conversationId, clientId);
    if (earlier !== null) return earlier;
    const { message: source } = await access.requireMessage(viewer, input.messageId);
    if (source.deletedAt !== null) throw new NotFound('This message');
    assertSaid(source);
    await access.assertOpen(membership);
    await pace.message(membership.viewer.id);
    const attachments = await files.stillThere(source.attachments);
    if (source.body === '' && attachments.length === 0) throw new Conflict('The files of this message are not there any more.');
    const { message } = await store.messages.append({
      conversationId: membership.conversation.id,
      senderId: membership.viewer.id,
      clientId,
      body: source.body,
      mentions: NOBODY,
      threadRoot: null,
      quote: null,
      forwardedFrom: source.forwardedFrom ?? referenceOf(source),
      attachments,
    });
    return message;
  }

  /** Only one's own, and the earlier wording stays to be seen. */
  async edit(viewer: Viewer | null, messageId: string, given: string): Promise<MessageRow> {
    const body = readBody('body', given);
    const membership = await this.requireOpen(viewer, messageId);
    const mentions = await this.mentionsAmong(membership, body);
    return this.change(membership, (message) => {
      if (message.senderId !== membership.viewer.id) throw new Forbidden('Only what you said yourself can be edited.');
      assertSaid(message);
      if (message.forwardedFrom !== null) throw new Conflict('What was forwarded stays as it was said.');
      if (message.body === body) return null;
      if (message.edits.length >= MOST_EDITS) throw new Conflict(`A message is edited ${MOST_EDITS} times at the most.`);
      const earlier = { body: message.body, at: (message.editedAt ?? message.sentAt).toISOString() };
      return { body, mentions, edits: [...message.edits, earlier], editedAt: new Date() };
    });
  }

  /** Leaves a tombstone that tells who deleted it and when, and nothing of what was said. Doing it twice is no failure. */
  async delete(viewer: Viewer | null, messageId: string): Promise<MessageRow> {
    const membership = await this.options.access.requireMessage(viewer, messageId);
    const { conversation, member, viewer: actor } = membership;
    return this.change(membership, (message) => {
      if (!mayDelete(actor, conversation, member, message)) throw new Forbidden();
      if (message.system !== null) throw new Conflict('This message tells what happened: it stays.');
      if (message.deletedAt !== null) return null;
      return { ...TOMBSTONE, deletedAt: new Date(), deletedBy: actor.id };
    });
  }

  async pin(viewer: Viewer | null, messageId: string): Promise<MessageRow> {
    const membership = await this.requireOpen(viewer, messageId);
    const { conversation, member, viewer: actor } = membership;
    if (!mayPin(conversation, member)) throw new Forbidden();
    return this.change(
      membership,
      (message) => {
        assertSaid(message);
        return message.pinnedAt === null ? { pinnedAt: new Date(), pinnedBy: actor.id } : null;
      },
      { pinned: MOST_PINNED },
    );
  }

  async unpin(viewer: Viewer | null, messageId: string): Promise<MessageRow> {
    const membership = await this.requireOpen(viewer, messageId);
    if (!mayPin(membership.conversation, membership.member)) throw new Forbidden();
    return this.change(membership, ({ pinnedAt }) => (pinnedAt === null ? null : { pinnedAt: null, pinnedBy: null }));
  }

  /**
   * Whoever asks again for what was said already is given it, whatever would be refused by now: they may never have learned that it was. It has
   * to be something that they see.
   */
  private async begin(viewer: Viewer | null, conversationId: string, clientId: string) {
    const { access, store } = this.options;
    const { id: senderId } = requireViewer(viewer);
    const [membership, earlier] = await Promise.all([
      access.requireMembership(viewer, conversationId),
      isId(conversationId) ? store.messages.byClientId({ conversationId, senderId, clientId }) : null,
    ]);
    if (earlier !== null && !sees(membership.member, earlier)) throw new NotFound('This message');
    return { membership, earlier };
  }

  private async requireOpen(viewer: Viewer | null, messageId: string): Promise<Membership & { message: MessageRow }> {
    const membership = await this.options.access.requireMessage(viewer, messageId);
    await this.options.access.assertOpen(membership);
    await this.options.pace.change(membership.viewer.id);
    return membership;
  }

  private change(
    { message, viewer }: Membership & { message: MessageRow },
    change: (message: MessageRow) => MessageChange | null,
    limits?: ChangeLimits,
  ): Promise<MessageRow> {
    return this.options.store.messages.change(referenceOf(message), change, viewer.id, limits);
  }

  /** Nobody outside is mentioned: it would call people to what they cannot see. */
  private async mentionsAmong({ conversation }: Membership, body: string): Promise<Mentions> {
    const mentions = mentionsIn(body);
    if (mentions.userIds.length === 0) return mentions;
    if (mentions.userIds.length > MOST_MENTIONED) throw new BadUserInput('body', `Mention at most ${MOST_MENTIONED} people.`);
    const keys = mentions.userIds.map((userId) => ({ conversationId: conversation.id, userId }));
    const present = await this.options.store.members.byKeys(keys);
    const there = new Set(present.filter(({ leftAt }) => leftAt === null).map(({ userId }) => userId));
    return { ...mentions, userIds: mentions.userIds.filter((userId) => there.has(userId)) };
  }

  /** A message of this conversation that the sender sees and that a person said. */
  private async requireInLine({ conversation, member }: Membership, messageId: string): Promise<MessageRow> {
    const reference = readMessageId(messageId);
    if (reference?.conversationId !== conversation.id || !sees(member, reference)) throw new NotFound('This message');
    const [message] = await this.options.store.messages.byReferences([reference]);
    if (message === undefined) throw new NotFound('This message');
    if (message.system !== null) throw new Conflict('This message tells what happened: there is nobody to answer.');
    return message;
  }
}

/** What is left of a message that was deleted. */
export const TOMBSTONE: MessageChange = {
  body: '',
  mentions: NOBODY,
  edits: [],
  reactions: [],
  attachments: [],
  quote: null,
  forwardedFrom: null,
  pinnedAt: null,
  pinnedBy: null,
};

function assertSaid({ system, deletedAt }: MessageRow): void {
  if (system !== null) throw new Conflict('This message tells what happened: it stays as it is.');
  if (deletedAt !== null) throw new Conflict('This message was deleted.');
}

const referenceOf = ({ conversationId, number }: MessageRow): MessageReference => ({ conversationId, number });

function readClientId(given: string): string {
  if (!CLIENT_ID.test(given)) throw new BadUserInput('clientId', 'Give 1 to 100 visible ASCII characters.');
  return given;
}
