import type { Events, LoggedEvent } from '@parley/schema/events';
import type { Addressees, Because, Conversations, MessageAddressee, MessageKey } from '../conversation/conversations.ts';
import type { HandledEventStore } from '../following/handled-event.store.ts';
import type { NotificationKind } from '../notification/kind.ts';
import type { ReadingService } from '../notification/reading.service.ts';
import type { Addressee, Happening } from './happening.ts';
import type { TellingService } from './telling.service.ts';

export interface MessageTellingOptions {
  conversations: Conversations;
  telling: TellingService;
  reading: ReadingService;
  handled: HandledEventStore;
}

type Mentioned = NonNullable<Events['message.changed']['mentioned']>;

const KIND_OF: Record<Exclude<Because, 'SUBJECT'>, NotificationKind> = {
  DIRECT: 'DIRECT_MESSAGE',
  MENTION: 'MENTION',
  EVERYONE: 'MENTION',
  HERE: 'MENTION',
  THREAD: 'REPLY',
  MEMBER: 'MESSAGE',
};

/** Of the messages that tell what happened, these concern those to whom it happened. */
const KIND_OF_SYSTEM: Readonly<Record<string, NotificationKind | undefined>> = {
  created: 'INVITATION',
  joined: 'INVITATION',
  callMissed: 'MISSED_CALL',
};

/** Tells people of what is said in conversations, and of reactions to what they have said. */
export class MessageTellingService {
  constructor(private readonly options: MessageTellingOptions) {}

  async handle(event: LoggedEvent): Promise<void> {
    const { handled } = this.options;
    if (event.name === 'message.sent' && concernsSomebody(event.payload)) {
      await handled.once(event, () => this.tellOfMessage(event.payload));
    }
    if (event.name === 'message.changed' && event.payload.mentioned !== undefined) {
      const { mentioned, ...key } = event.payload;
      await handled.once(event, () => this.tellOfEdit(key, mentioned));
    }
    if (event.name === 'message.changed' && event.payload.change === 'reacted') {
      await handled.once(event, () => this.tellOfReaction(event.payload, event.payload.actorId));
    }
  }

  /** Page by page, each in one commit: what was told before a failure is not told again after it. */
  private async tellOfMessage(key: MessageKey): Promise<void> {
    let after: string | null = null;
    do {
      const page: Addressees | null = await this.options.conversations.addressees(key, after);
      if (page === null) return;
      await this.tellPage(key, page, after);
      after = page.next;
    } while (after !== null);
  }

  /**
   * Those whom an edit calls: whoever was told of the message before is not told again. That they had read it before says nothing, for then it
   * did not name them.
   */
  private async tellOfEdit(key: MessageKey, mentioned: Mentioned): Promise<void> {
    const { conversations, telling, reading } = this.options;
    let after: string | null = null;
    do {
      const page: Addressees | null = await conversations.addressees(key, after);
      if (page === null) return reading.readByAll(key);
      const called = page.people
        .map((person) => ({ ...person, because: callsOf(person, mentioned), hasRead: false }))
        .map((person) => addresseeOf(person, page))
        .filter(({ kinds }) => kinds.length > 0);
      if (called.length > 0) await telling.tell(happeningOf(key, page), called);
      after = page.next;
    } while (after !== null);
    if ((await conversations.addressees(key, null)) === null) await reading.readByAll(key);
  }

  private async tellPage(key: MessageKey, page: Addressees, after: string | null): Promise<void> {
    const { telling, conversations, reading } = this.options;
    const happening = happeningOf(key, page);
    const addressees = page.people.map((person) => addresseeOf(person, page)).filter(({ kinds }) => kinds.length > 0);
    if (addressees.length === 0) return;
    if (!(await telling.tell(happening, addressees))) return;
    // Who read it, or whoever deleted it, between the question and the commit: their receipt found nothing to mark.
    const now = await conversations.addressees(key, after);
    if (now === null) await reading.readByAll(key);
    else
      await reading.readSource(
        now.people.filter(({ hasRead }) => hasRead).map(({ userId }) => userId),
        happening.source,
      );
  }

  private async tellOfReaction({ conversationId, number }: MessageKey, actorId: string): Promise<void> {
    const { conversations, telling, reading } = this.options;
    const reaction = await conversations.reaction({ conversationId, number }, actorId);
    if (reaction === null) return reading.readReactions({ conversationId, number }, actorId);
    const { messageId, authorId, emoji, level, mutedUntil, hasLeft } = reaction;
    if (hasLeft) return;
    await telling.tell(
      {
        source: `reaction:${messageId}:${actorId}`,
        actorId,
        conversationId,
        messageNumber: number,
        messageId,
        threadRoot: null,
        emoji,
      },
      [
        {
          userId: authorId,
          kinds: ['REACTION'],
          conversation: { level, mutedUntil: readMoment(mutedUntil), hasRead: false, isMentionedByHereOnly: false },
        },
      ],
    );
  }
}

/** Of why a message concerns somebody: what has come to it by the edit. */
function callsOf({ userId, because }: MessageAddressee, { userIds, everyone, here }: Mentioned): Because[] {
  const isNew: Partial<Record<Because, boolean>> = { MENTION: userIds.includes(userId), EVERYONE: everyone, HERE: here };
  return because.filter((reason) => isNew[reason]);
}

function concernsSomebody({ system }: Events['message.sent']): boolean {
  return system === null || KIND_OF_SYSTEM[system] !== undefined;
}

function happeningOf({ conversationId, number }: MessageKey, { message }: Addressees): Happening {
  return {
    source: `message:${conversationId}:${number}`,
    actorId: message.senderId,
    conversationId,
    messageNumber: number,
    messageId: message.id,
    threadRoot: message.threadRoot,
    emoji: null,
  };
}

function addresseeOf({ userId, because, level, mutedUntil, hasRead }: MessageAddressee, { message }: Addressees): Addressee {
  const system = message.system === null ? undefined : KIND_OF_SYSTEM[message.system];
  const kinds = because.flatMap((reason) => (reason === 'SUBJECT' ? (system ?? []) : KIND_OF[reason]));
  const isMentionedByHereOnly = because.includes('HERE') && !because.includes('MENTION') && !because.includes('EVERYONE');
  return {
    userId,
    kinds: [...new Set(kinds)],
    conversation: { level, mutedUntil: readMoment(mutedUntil), hasRead, isMentionedByHereOnly },
  };
}

const readMoment = (text: string | null) => (text === null ? null : Date.parse(text));
