'use client';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import { useViewer } from '@/session/viewer.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { buttonClass } from '@/ui/button-class.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { ChatLink } from '../chat/chat-link.tsx';
import { pictureOf } from '../message-list/picture-of.ts';
import { MessageText } from '../text/message-text.tsx';
import { Moment } from '../text/moment.tsx';

export const SAID_MESSAGE = graphql(`
  fragment SaidMessage_message on Message {
    ...LiveMessage_message
  }
`);

export interface SaidMessageProps {
  message: FragmentType<typeof SAID_MESSAGE>;
  conversationId: string;
  /** Where it was said, in words. */
  where?: ReactNode;
  /** Buttons beside the way to it. */
  end?: ReactNode;
  children?: ReactNode;
  onOpen?: () => void;
}

/** A message outside of its conversation, with a way to its place there. */
export function SaidMessage({ message, conversationId, where, end, children, onOpen }: SaidMessageProps) {
  const text = useText();
  const viewer = useViewer();
  const { id, number, sender, sentAt, html, deletedAt, mentions, attachments, thread } = readFragment(
    LIVE_MESSAGE,
    readFragment(SAID_MESSAGE, message),
  );
  const nameOf = (userId: string) => mentions.people.find((person) => person.id === userId)?.name;
  const rootId = thread?.root?.id;
  const place = rootId !== undefined && rootId !== id ? { conversationId, threadId: rootId } : { conversationId, number };
  return (
    <article className="flex gap-3 rounded-card px-3 py-2.5 transition-colors hover:bg-hover">
      <Avatar id={sender.id} name={sender.name} picture={pictureOf(sender.avatar)} size="small" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className="min-w-0 truncate font-semibold text-body text-ink">{sender.name}</bdi>
          {where}
          <span className="flex-1" />
          <Moment at={sentAt} className="shrink-0 text-caption text-ink-soft" />
        </p>
        {deletedAt === null ? (
          <div className="line-clamp-6">
            <MessageText html={html} nameOf={nameOf} viewerId={viewer.id} className="text-body text-ink" />
          </div>
        ) : (
          <p className="text-body text-ink-faint italic">{text('chat.deleted')}</p>
        )}
        <Attachments files={attachments ?? []} />
        {children}
        <div className="mt-1 -ms-2.5 flex flex-wrap items-center gap-1">
          <ChatLink to={place} onClick={onOpen} className={buttonClass({ size: 'small', variant: 'quiet' })}>
            {text('saved.openMessage')}
          </ChatLink>
          {end}
        </div>
      </div>
    </article>
  );
}
