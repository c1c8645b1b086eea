'use client';
import { lazy, memo } from 'react';
import { Attachments } from '@/features/attachments/attachments.tsx';
import { ChatLink } from '@/features/chat/chat-link.tsx';
import { MessageText } from '@/features/text/message-text.tsx';
import { Moment } from '@/features/text/moment.tsx';
import { type FragmentType, readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import { Avatar } from '@/ui/avatar.tsx';
import { classNames } from '@/ui/class-names.ts';
import { OpenedLate } from '@/ui/opened-late.tsx';
import { MESSAGE_ROW } from './message-row.fragment.ts';
import { pictureOf } from './picture-of.ts';
import { QuotedMessage } from './quoted-message.tsx';
import { Reactions } from './reactions.tsx';
import { StatusMark } from './status-mark.tsx';
import { SystemLine } from './system-line.tsx';

const MessageActions = lazy(() => import('./message-actions.tsx').then((file) => ({ default: file.MessageActions })));

export interface MessageRowProps {
  conversationId: string;
  message: FragmentType<typeof MESSAGE_ROW>;
  viewerId: string;
  /** Whether the viewer manages the conversation. */
  mayManage: boolean;
  beginsGroup: boolean;
  /** Whether it is pointed at or has the focus: then one can do something with it. */
  isActive: boolean;
  /** Whether one was led to it. */
  isMarked: boolean;
  /** Whether it is the viewer's last, which tells how far it has come. */
  showsStatus: boolean;
  /** The first message of the thread that is shown; null in the main line. */
  threadId: string | null;
}

/** A message as it was said, with what hangs on it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { conversationId, viewerId, mayManage, beginsGroup, isActive, isMarked, showsStatus, threadId } = props;
  const text = useText();
  const format = useFormat();
  const row = readFragment(MESSAGE_ROW, props.message);
  const message = readFragment(LIVE_MESSAGE, row);
  const { status, reactions: own, thread: ownThread } = row;
  const { id, sender, sentAt, html, deletedAt, editedAt, pinnedAt, system, mentions, quote, thread, attachments } = message;
  if (system !== null) return <SystemLine event={system} who={sender} />;
  const nameOf = (userId: string) => mentions.people.find((person) => person.id === userId)?.name;
  const reactions = message.reactions.map((reaction, index) => ({
    ...reaction,
    viewerReacted: own[index]?.viewerReacted ?? false,
  }));
  const isOwn = sender.id === viewerId;
  const isDeleted = deletedAt !== null;
  return (
    <article
      aria-label={text('messages.saidAt', { name: sender.name, time: format.moment(sentAt) })}
      className={classNames(
        'group/row relative flex gap-3 px-4 py-0.5 transition-colors',
        beginsGroup && 'mt-2',
        isMarked
          ? 'bg-match'
          : mentions.people.some((person) => person.id === viewerId)
            ? 'bg-mention-wash'
            : isActive && 'bg-hover',
      )}
    >
      <div className="flex w-9 shrink-0 justify-end whitespace-nowrap">
        {beginsGroup ? (
          <Avatar id={sender.id} name={sender.name} picture={pictureOf(sender.avatar)} />
        ) : (
          <Moment at={sentAt} form="time" className={classNames('pt-1 text-caption text-ink-faint', !isActive && 'invisible')} />
        )}
      </div>
      <div className="min-w-0 flex-1">
        {beginsGroup && (
          <p className="flex items-baseline gap-2">
            <bdi className="min-w-0 truncate font-semibold text-body text-ink">{sender.name}</bdi>
            <Moment at={sentAt} form="time" className="shrink-0 text-caption text-ink-faint" />
          </p>
        )}
        {pinnedAt !== null && <p className="text-caption text-ink-soft">{text('messages.pinned')}</p>}
        {message.forwardedFrom !== null && <p className="text-caption text-ink-soft">{text('messages.forwarded')}</p>}
        {quote !== null && !isDeleted && <QuotedMessage conversationId={conversationId} quote={quote} />}
        {isDeleted ? (
          <p className="text-body text-ink-faint italic">{text('chat.deleted')}</p>
        ) : (
          <>
            <MessageText html={html} nameOf={nameOf} viewerId={viewerId} className="text-body text-ink" />
            {editedAt !== null && (
              <span data-tooltip={format.moment(editedAt)} className="text-caption text-ink-faint">
                {text('messages.edited')}
              </span>
            )}
            <Attachments files={attachments ?? []} />
            <Reactions messageId={id} reactions={reactions} />
          </>
        )}
        {thread !== null && threadId === null && thread.root?.id === id && (
          <ChatLink
            to={{ conversationId, threadId: id }}
            className="mt-1 inline-flex items-center gap-2 text-accent-ink text-label"
          >
            {text('messages.replies', { count: thread.replyCount })}
            {(ownThread?.unread ?? 0) > 0 && (
              <span className="font-semibold">{text('messages.newReplies', { count: ownThread?.unread ?? 0 })}</span>
            )}
          </ChatLink>
        )}
        {showsStatus && status !== null && <StatusMark status={status} />}
      </div>
      {isActive && !isDeleted && (
        <OpenedLate>
          <MessageActions
            conversationId={conversationId}
            message={message}
            isOwn={isOwn}
            ownReactions={reactions.filter(({ viewerReacted }) => viewerReacted).map(({ emoji }) => emoji)}
            mayManage={mayManage}
            threadId={threadId}
          />
        </OpenedLate>
      )}
    </article>
  );
});
