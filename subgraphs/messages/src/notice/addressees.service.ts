import { writeMessageId } from '../message/message-id.ts';
import type { ConversationKind, MemberRow, MessageReference, MessageRow, NotificationLevel } from '../store/rows.ts';
import type { MessagesStore } from '../store/store.ts';
import { type Because, becauseOf, concernOf, type MessageInPlace } from './because.ts';
import { type Readings, readingsOf } from './readings.ts';

/** A page of those whom a message is for: after this person, or from the first. */
export interface AddresseesKey extends MessageReference {
  after: string | null;
}

export interface Addressees {
  conversation: { kind: ConversationKind; name: string | null; memberCount: number };
  message: { id: string; senderId: string; threadRoot: number | null; system: string | null };
  /** In the order of their ids. */
  people: Addressee[];
  /** After whom the next page begins; null when there is none. */
  next: string | null;
}

export interface Addressee {
  userId: string;
  because: Because[];
  level: NotificationLevel;
  /** ISO 8601. */
  mutedUntil: string | null;
  hasRead: boolean;
}

const LONGEST_PAGE = 500;
/** In one answer: the more pages are asked for at once, the shorter they are. */
const MOST_PEOPLE = 10_000;

/** Whom messages are for. Nobody is named who may not see the message. */
export class AddresseesService {
  constructor(private readonly store: MessagesStore) {}

  /** In the order of the keys: null where there is no such message, or none any more. */
  async addressees(keys: readonly AddresseesKey[]): Promise<(Addressees | null)[]> {
    const inPlace = await this.inPlace(keys);
    const asked = keys.flatMap((key, index) => {
      const told = inPlace.get(writeMessageId(key));
      return told === undefined ? [] : [{ index, told, after: key.after }];
    });
    const limit = Math.min(LONGEST_PAGE, Math.floor(MOST_PEOPLE / Math.max(1, keys.length)));
    const pages = await this.store.members.concernedBy(
      asked.map(({ told, after }) => ({ ...told.message, ...concernOf(told), after })),
      limit,
    );
    const readings = await readingsOf(
      this.store,
      asked.flatMap(({ told }, place) => (pages[place] ?? []).map(({ userId }) => ({ userId, message: told.message }))),
    );
    const answers: (Addressees | null)[] = keys.map(() => null);
    for (const [place, { index, told }] of asked.entries()) {
      answers[index] = toAddressees(told, pages[place] ?? [], limit, readings);
    }
    return answers;
  }

  /** By the id of the message; nothing of one that was deleted. */
  private async inPlace(references: readonly MessageReference[]): Promise<Map<string, MessageInPlace>> {
    const unique = [...new Map(references.map((reference) => [writeMessageId(reference), reference])).values()];
    const found = await this.store.messages.byReferences(unique);
    const messages = found.filter(({ deletedAt }) => deletedAt === null);
    const ids = [...new Set(messages.map(({ conversationId }) => conversationId))];
    const conversations = new Map((await this.store.conversations.byIds(ids)).map((row) => [row.id, row]));
    const threads = await this.threadsOf(messages);
    return new Map(
      messages.flatMap((message) => {
        const conversation = conversations.get(message.conversationId);
        if (conversation === undefined) return [];
        const inThread = threads.get(rootIdOf(message)) ?? new Set();
        return [[writeMessageId(message), { message, conversation, inThread }] as const];
      }),
    );
  }

  /** Who has begun each thread, and who has replied in it, by the id of the message that begins it. */
  private async threadsOf(messages: readonly MessageRow[]): Promise<Map<string, ReadonlySet<string>>> {
    const replies = messages.filter(({ threadRoot }) => threadRoot !== null);
    if (replies.length === 0) return new Map();
    const roots = new Map(replies.map((reply) => [rootIdOf(reply), rootOf(reply)]));
    const [begun, repliers] = await Promise.all([
      this.store.messages.byReferences([...roots.values()]),
      this.store.messages.repliersIn([...roots.values()]),
    ]);
    const people = new Map(begun.map((root) => [writeMessageId(root), new Set([root.senderId])]));
    for (const replier of repliers) people.get(writeMessageId(replier))?.add(replier.userId);
    return people;
  }
}

const rootOf = ({ conversationId, number, threadRoot }: MessageRow): MessageReference => ({
  conversationId,
  number: threadRoot ?? number,
});
const rootIdOf = (message: MessageRow): string => writeMessageId(rootOf(message));

function toAddressees(told: MessageInPlace, page: readonly MemberRow[], limit: number, readings: Readings): Addressees {
  const { message, conversation } = told;
  const { kind, name, memberCount } = conversation;
  const { senderId, threadRoot, system } = message;
  const members = page.slice(0, limit);
  return {
    conversation: { kind, name, memberCount },
    message: { id: writeMessageId(message), senderId, threadRoot, system: system?.kind ?? null },
    people: members.map((member) => ({
      userId: member.userId,
      because: becauseOf(told, member),
      level: member.level,
      mutedUntil: member.mutedUntil?.toISOString() ?? null,
      hasRead: readings.hasRead(member, message),
    })),
    next: page.length > limit ? (members.at(-1)?.userId ?? null) : null,
  };
}
