import type { Cache, CacheExchangeOpts, DataFields } from '@urql/exchange-graphcache';
import type { Asked } from './asks.ts';
import { completeMessage } from './cache/complete-message.ts';
import { addToLists, belongsAboveListed, isListed } from './cache/conversation-lists.ts';
import { leave } from './cache/leaving.ts';
import { addToNewestPages } from './cache/message-pages.ts';
import { writePresence, writeTyping } from './cache/moments.ts';
import { markAllNotificationsRead, notificationAdded, unreadNotificationsChanged, writeUnread } from './cache/notifications.ts';
import { keepOwnReactions } from './cache/own-reactions.ts';
import { placePin } from './cache/pins.ts';
import { markReceived } from './cache/receipts.ts';
import { countReply } from './cache/thread-replies.ts';
import { countAgain, countNewMessage } from './cache/unread.ts';
import type { ConversationUpdate, MemberUpdate, ReceiptUpdate, ToldMessage } from './told.ts';

export interface CacheUpdatesOptions {
  /** Whose cache it is; null while that is not known. */
  viewerId(): string | null;
  /** Asks the graph for what cannot be worked out from what was told. */
  ask(asked: Asked): void;
  /** Whether the messages of a conversation, or the replies to a message, are on the screen: by the key of what has them. */
  isShown(key: string): boolean;
}

/**
 * The one place where events change the cache, and mutations where they do more than their answer says. Every update may come twice, and late: what
 * it does the second time changes nothing.
 */
export function createCacheUpdates({ viewerId, ask, isShown }: CacheUpdatesOptions): NonNullable<CacheExchangeOpts['updates']> {
  function inbox({ kind, conversationId, conversation, event }: ConversationUpdate, cache: Cache): void {
    if (kind === 'ENDED') leave(cache, conversationId);
    else if (kind === 'RESET') reload(cache, conversationId);
    else if (kind === 'STARTED') began(cache, conversationId, conversation?.lastMessageAt ?? '');
    else if (event?.__typename === 'MessageAdded') added(cache, conversationId, event.message);
    else if (event?.change === 'PINNED' || event?.change === 'CHANGED') placePin(cache, conversationId, event.message);
  }

  /** One that the list has not loaded: it may have been begun, or gone on, since the list was read. */
  function began(cache: Cache, conversationId: string, saidAt: string): void {
    if (!isListed(cache, conversationId) && belongsAboveListed(cache, saidAt)) ask({ what: 'conversation', id: conversationId });
  }

  function added(cache: Cache, conversationId: string, message: ToldMessage): void {
    completeMessage(cache, message, viewerId());
    const root = message.thread?.root?.id;
    if (message.thread !== null && root !== message.id) {
      if (root === undefined) return;
      const replies = { key: `Message:${root}`, field: 'replies' } as const;
      addToNewestPages(cache, replies, message.id, isShown(replies.key));
      if (!countReply(cache, root, message, viewerId())) ask({ what: 'thread', id: root });
      return;
    }
    const conversation = `Conversation:${conversationId}`;
    const isNews = message.number > Number(cache.resolve(cache.resolve(conversation, 'lastMessage') as string, 'number') ?? 0);
    addToNewestPages(cache, { key: conversation, field: 'messages' }, message.id, isShown(conversation));
    if (!isNews) return;
    cache.link(conversation, 'lastMessage', `Message:${message.id}`);
    const by = message.system !== null ? 'system' : message.sender.id === viewerId() ? 'viewer' : 'another';
    countNewMessage(cache, conversationId, message.number, by);
    if (message.system !== null) forgetMembers(cache, conversationId);
    if (!isListed(cache, conversationId)) ask({ what: 'conversation', id: conversationId });
  }

  /** What was known cannot be continued: what is shown of it is loaded afresh, and the rest when it is wanted. */
  function reload(cache: Cache, conversationId: string): void {
    for (const { fieldName, fieldKey } of cache.inspectFields(`Conversation:${conversationId}`)) {
      if (fieldName === 'messages' || fieldName === 'pinnedMessages')
        cache.invalidate(`Conversation:${conversationId}`, fieldKey);
    }
    forgetMembers(cache, conversationId);
    ask({ what: 'conversation', id: conversationId });
  }

  function forgetMembers(cache: Cache, conversationId: string): void {
    for (const { fieldName, fieldKey, arguments: args } of cache.inspectFields(`Conversation:${conversationId}`)) {
      // The first few are in the list of conversations: asked for apart, else the whole list would be fetched again.
      if (fieldName !== 'members') continue;
      if (args?.['first'] === LISTED_MEMBERS) ask({ what: 'conversation', id: conversationId });
      else cache.invalidate(`Conversation:${conversationId}`, fieldKey);
    }
  }

  function memberChanged({ kind, conversationId }: MemberUpdate, cache: Cache): void {
    if (kind !== 'EVENT' || conversationId === null) return;
    addToLists(cache, conversationId);
    settleUnread(cache, conversationId);
  }

  function settleUnread(cache: Cache, conversationId: string): void {
    if (!countAgain(cache, conversationId, viewerId() ?? '')) ask({ what: 'conversation', id: conversationId });
  }

  function received({ kind, conversationId, receipt }: ReceiptUpdate, cache: Cache): void {
    if (kind !== 'EVENT' || receipt === null || receipt.user.id === viewerId()) return;
    const unsettled = markReceived(cache, conversationId, receipt, viewerId() ?? '');
    if (unsettled !== null) ask({ what: 'receipts', id: unsettled });
  }

  /** What a mutation answers with that says something, or begins or changes a conversation. */
  const said = (payload: DataFields | null, cache: Cache) => {
    const message = (payload?.['message'] ?? null) as (ToldMessage & { conversation?: { id: string } }) | null;
    if (message?.conversation?.id !== undefined) added(cache, message.conversation.id, message);
  };
  const begun = (payload: DataFields | null, cache: Cache) => {
    const conversation = (payload?.['conversation'] ?? null) as { id: string; viewerMember?: object | null } | null;
    if (conversation?.viewerMember != null) addToLists(cache, conversation.id);
  };
  const pinned = ({ message }: { message: ToldMessage & { conversation: { id: string } | null } }, cache: Cache) => {
    if (message.conversation !== null) placePin(cache, message.conversation.id, message);
  };
  const field =
    <Result>(name: string, update: (result: Result, cache: Cache) => void) =>
    (parent: DataFields, _: unknown, cache: Cache) => {
      const result = parent[name];
      if (result != null) update(result as Result, cache);
    };

  return {
    Subscription: {
      inbox: field('inbox', inbox),
      viewerMemberChanged: field('viewerMemberChanged', memberChanged),
      receiptMoved: field('receiptMoved', received),
      presence: field('presence', writePresence),
      typing: field('typing', writeTyping),
      notificationAdded: field('notificationAdded', notificationAdded),
      unreadNotifications: field('unreadNotifications', unreadNotificationsChanged),
    },
    Query: { conversation: (parent, _, cache) => begun(parent, cache) },
    Mutation: {
      sendMessage: field('sendMessage', said),
      forwardMessage: field('forwardMessage', said),
      pinMessage: field('pinMessage', pinned),
      unpinMessage: field('unpinMessage', pinned),
      startDirect: field('startDirect', begun),
      createGroup: field('createGroup', begun),
      createChannel: field('createChannel', begun),
      openBusinessChat: field('openBusinessChat', begun),
      joinChannel: field('joinChannel', begun),
      assignBusinessChat: field('assignBusinessChat', begun),
      setConversationPreferences: field('setConversationPreferences', begun),
      archiveConversation: field('archiveConversation', begun),
      leaveConversation: field('leaveConversation', (left: { conversationId: string }, cache) =>
        leave(cache, left.conversationId),
      ),
      markRead: field('markRead', (read: { conversation: { id: string } | null }, cache) => {
        if (read.conversation !== null) settleUnread(cache, read.conversation.id);
      }),
      markNotificationsRead: field('markNotificationsRead', ({ unreadCount }: { unreadCount: number }, cache) =>
        writeUnread(cache, unreadCount),
      ),
      markAllNotificationsRead: markAllNotificationsRead,
    },
    Message: { reactions: keepOwnReactions(viewerId) },
  };
}

/** How many members the list of conversations asks for, to call those by their people that have no name. */
export const LISTED_MEMBERS = 5;
