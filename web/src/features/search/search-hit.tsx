'use client';
import { MessagesSquare, Paperclip } from 'lucide-react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { ChatLink } from '../chat/chat-link.tsx';
import { useConversationName } from '../conversation/conversation-name.ts';
import { pictureOf } from '../people/picture.ts';
import { Moment } from '../text/moment.tsx';

const EDGE = graphql(`
  fragment SearchHit_edge on SearchEdge {
    highlights {
      text
      isMatch
    }
    node {
      id
      number
      sentAt
      sender {
        id
        name
        avatar {
          ...Picture_file
        }
      }
      thread {
        root {
          id
        }
      }
      attachments {
        id
        name
      }
      conversation {
        id
        kind
        name
        members(first: 5) {
          edges {
            node {
              nickname
              user {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

export interface SearchHitProps {
  edge: FragmentType<typeof EDGE>;
  /** Whether it is said in which conversation it was. */
  showsConversation: boolean;
  onOpen?: () => void;
}

/** A message that was found: it leads to its place. */
export function SearchHit({ edge, showsConversation, onOpen }: SearchHitProps) {
  const text = useText();
  const nameOf = useConversationName();
  const { highlights, node } = readFragment(EDGE, edge);
  const { sender, sentAt, conversation, thread, attachments } = node;
  if (conversation === null) return null;
  const rootId = thread?.root?.id;
  const isReply = rootId !== undefined && rootId !== node.id;
  return (
    <ChatLink
      to={
        isReply ? { conversationId: conversation.id, threadId: rootId } : { conversationId: conversation.id, number: node.number }
      }
      onClick={onOpen}
      className="flex gap-3 rounded-card px-3 py-2.5 no-underline transition-colors hover:bg-hover focus-visible:-outline-offset-2"
    >
      <Avatar id={sender.id} name={sender.name} picture={pictureOf(sender.avatar)} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <bdi className="min-w-0 truncate font-semibold text-body text-ink">{sender.name}</bdi>
          {showsConversation && (
            <span className="min-w-0 shrink truncate text-ink-soft text-label">
              {text('search.inConversation', { name: nameOf(conversation) })}
            </span>
          )}
          <span className="flex-1" />
          <Moment at={sentAt} className="shrink-0 text-caption text-ink-soft tabular-nums" />
        </span>
        <span dir="auto" className="line-clamp-3 break-words text-body text-ink-soft">
          {highlights.map((piece, index) =>
            piece.isMatch ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place.
              <mark key={index} className="rounded-mark bg-match font-medium text-ink">
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
          )}
        </span>
        {(isReply || (attachments?.length ?? 0) > 0) && (
          <span className="mt-0.5 flex flex-wrap gap-x-3 text-caption text-ink-soft [&_svg]:size-3.5">
            {isReply && (
              <span className="flex items-center gap-1">
                <MessagesSquare aria-hidden />
                {text('search.inThread')}
              </span>
            )}
            {attachments?.map(({ id, name }) => (
              <span key={id} className="flex min-w-0 items-center gap-1">
                <Paperclip aria-hidden />
                <bdi className="truncate">{name}</bdi>
              </span>
            ))}
          </span>
        )}
      </span>
    </ChatLink>
  );
}
