import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import type { Addressees, Because, MessageAddressee } from '../../src/conversation/conversations.ts';
import type { Onlooker, TestNotifications } from './notifications.ts';

/** A conversation that the test makes up, and what is said in it. */
export interface Room {
  id: string;
  /** Announces a message that concerns these people, and gives its number. */
  say(sender: Viewer, concerned: readonly Concerned[], given?: Said): Promise<number>;
  /** Puts there whom a message concerns without announcing it. */
  prepare(number: number, sender: Viewer, concerned: readonly Concerned[], given?: Said): Addressees;
  announceSent(number: number, sender: Viewer, system?: string | null): Promise<void>;
}

export type Concerned = readonly [Viewer, Partial<Omit<MessageAddressee, 'userId'>> & { because: readonly Because[] }];

export interface Said {
  kind?: Addressees['conversation']['kind'];
  system?: string | null;
  threadRoot?: number | null;
}

export function openRoom({ owners, announce }: TestNotifications): Room {
  const id = newId();
  let last = 0;
  const room: Room = {
    id,
    prepare(number, sender, concerned, { kind = 'GROUP', system = null, threadRoot = null } = {}) {
      const page: Addressees = {
        conversation: { kind, name: 'Rivers', memberCount: concerned.length + 1 },
        message: { id: `${id}-${number}`, senderId: sender.id, threadRoot, system },
        people: concerned.map(([person, how]) => ({
          userId: person.id,
          level: 'ALL',
          mutedUntil: null,
          hasRead: false,
          ...how,
        })),
        next: null,
      };
      owners.addressees.set(`${id}:${number}`, page);
      return page;
    },
    async announceSent(number, sender, system = null) {
      await announce('messages', 'message.sent', {
        conversationId: id,
        number,
        revision: number,
        change: 'sent',
        senderId: sender.id,
        threadRoot: null,
        mentions: { userIds: [], everyone: false, here: false },
        system,
      });
    },
    async say(sender, concerned, given = {}) {
      last += 1;
      room.prepare(last, sender, concerned, given);
      await room.announceSent(last, sender, given.system);
      return last;
    },
  };
  return room;
}

export interface Listed {
  id: string;
  number: number;
  kind: string;
  readAt: string | null;
  emoji: string | null;
  actor: { id: string } | null;
  conversation: { id: string } | null;
  message: { id: string } | null;
}

const LIST = `query ($first: Int! = 100, $after: String, $unreadOnly: Boolean! = false) {
  notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {
    unreadCount position
    edges { cursor node { id number kind readAt emoji actor { id } conversation { id } message { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface List {
  unreadCount: number;
  position: string;
  nodes: Listed[];
  next: string | null;
}

/** What somebody's list says now. */
export async function listOf({ ask }: TestNotifications, as: Onlooker, asked: Record<string, unknown> = {}): Promise<List> {
  const { notifications } = await ask(LIST, asked, as);
  const { edges, pageInfo, unreadCount, position } = notifications;
  const nodes = edges.map(({ node }: { node: Listed }) => node);
  return { unreadCount, position, nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

/** The kinds of what somebody was told, newest first. */
export const kindsOf = async (notifications: TestNotifications, as: Onlooker): Promise<string[]> =>
  (await listOf(notifications, as)).nodes.map(({ kind }) => kind);
