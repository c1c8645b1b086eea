'use client';
import { BookmarkX, StickyNote } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { useConversationName } from '../conversation/conversation-name.ts';
import { useTold } from '../conversation-details/use-told.ts';
import { ADD_BOOKMARK } from '../message-list/message-changes.ts';
import { SaidMessage } from '../said-message/said-message.tsx';

const BOOKMARK = graphql(`
  fragment BookmarkedMessage_bookmark on Bookmark {
    note
    at
    message {
      id
      ...SaidMessage_message
      conversation {
        id
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

const REMOVE_BOOKMARK = graphql(`
  mutation RemoveBookmark($messageId: ID!) {
    removeBookmark(messageId: $messageId) {
      messageId
    }
  }
`);

const LONGEST_NOTE = 500;

/** A message that the viewer keeps at hand, with what they have noted about it. */
export function BookmarkedMessage({ bookmark }: { bookmark: FragmentType<typeof BOOKMARK> }) {
  const text = useText();
  const told = useTold();
  const nameOf = useConversationName();
  const { note, message } = readFragment(BOOKMARK, bookmark);
  const [isNoting, setIsNoting] = useState(false);
  const [written, setWritten] = useState(note ?? '');
  const [{ fetching: isSaving }, keep] = useMutation(ADD_BOOKMARK);
  const [{ fetching: isRemoving }, remove] = useMutation(REMOVE_BOOKMARK);
  if (message?.conversation == null) return <p className="px-3 py-2.5 text-body text-ink-soft italic">{text('saved.gone')}</p>;
  const messageId = message.id;
  const save = async () => {
    const said = written.trim();
    if (await told(keep({ input: { messageId, note: said === '' ? null : said } }))) setIsNoting(false);
  };
  return (
    <SaidMessage
      message={message}
      conversationId={message.conversation.id}
      where={
        <span className="min-w-0 truncate text-ink-soft text-label">
          {text('search.inConversation', { name: nameOf(message.conversation) })}
        </span>
      }
      end={
        <>
          <Button size="small" variant="quiet" icon={<StickyNote />} onClick={() => setIsNoting(!isNoting)}>
            {text(note === null ? 'saved.addNote' : 'saved.editNote')}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<BookmarkX />}
            isBusy={isRemoving}
            onClick={() => void told(remove({ messageId }), text('saved.removed'))}
          >
            {text('saved.remove')}
          </Button>
        </>
      }
    >
      {isNoting ? (
        <form
          className="mt-2 flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextField
            className="min-w-0 flex-1"
            label={text('saved.note')}
            value={written}
            maxLength={LONGEST_NOTE}
            autoFocus
            onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          />
          <Button type="submit" isBusy={isSaving}>
            {text('ui.save')}
          </Button>
        </form>
      ) : (
        note !== null && (
          <p dir="auto" className="mt-1.5 rounded-control bg-accent-wash px-2.5 py-1.5 text-body text-ink">
            {note}
          </p>
        )
      )}
    </SaidMessage>
  );
}
