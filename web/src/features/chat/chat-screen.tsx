'use client';
import { MessagesSquare, SquarePen } from 'lucide-react';
import Link from 'next/link';
import { lazy, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Button } from '@/ui/button.tsx';
import { buttonClass } from '@/ui/button-class.ts';
import { EmptyState } from '@/ui/empty-state.tsx';
import { OpenedLate } from '@/ui/opened-late.tsx';
import { CallButtons } from '../call/call-buttons.tsx';
import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { ConversationActions } from '../conversation-details/conversation-actions.tsx';
import { ConversationList } from '../conversation-list/conversation-list.tsx';
import '../navigation/own-menu.tsx';
import { useChatPlace } from './chat-place.ts';
import { screenVariables } from './screen-variables.ts';

const NewConversation = lazy(() =>
  import('../new-conversation/new-conversation.tsx').then((file) => ({ default: file.NewConversation })),
);
const JoinChannel = lazy(() => import('../public-channels/join-channel.tsx').then((file) => ({ default: file.JoinChannel })));
const ThreadPane = lazy(() => import('../thread/thread-pane.tsx').then((file) => ({ default: file.ThreadPane })));

/** All that the chat shows first, in one query: the panes' own queries find their parts of it in the cache. */
const CHAT_SCREEN = graphql(`
  query ChatScreen($conversationId: ID!, $isOpen: Boolean!) {
    viewer {
      id
      ...OwnMenu_user
    }
    ...ConversationList_query
    ...ConversationPane_query @include(if: $isOpen)
  }
`);

/** The list of conversations, the one that is open, and its thread: side by side, on a phone one at a time. */
export function ChatScreen() {
  const text = useText();
  const place = useChatPlace();
  // What is opened later asks for itself.
  const [first] = useState(place);
  // Its answer is in the cache, where the panes read their parts: this one need not be read again with every message.
  const [isAnswered, setIsAnswered] = useState(false);
  const [{ fetching, data, error }] = useQuery({
    query: CHAT_SCREEN,
    variables: screenVariables(first.conversationId),
    pause: isAnswered,
  });
  useEffect(() => {
    if (data !== undefined || error !== undefined) setIsAnswered(true);
  }, [data, error]);
  const [isBeginning, setIsBeginning] = useState(false);
  const { conversationId, threadId } = place;
  const list = conversationId === null ? 'flex' : 'hidden md:flex';
  const conversation = conversationId === null || threadId !== null ? 'hidden lg:flex' : 'flex';
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <section
        className={`${list} w-full flex-col border-e border-line bg-sidebar md:w-80 md:shrink-0`}
        aria-label={text('chat.conversations')}
      >
        <ConversationList isWaiting={fetching} openId={conversationId} onBegin={() => setIsBeginning(true)} />
      </section>
      <main id="content" tabIndex={-1} className={`${conversation} min-w-0 flex-1 flex-col bg-canvas`}>
        {conversationId === null ? (
          <NothingOpen onBegin={() => setIsBeginning(true)} />
        ) : (
          <ConversationPane
            key={conversationId}
            conversationId={conversationId}
            isWaiting={fetching && conversationId === first.conversationId}
            outside={
              <OpenedLate>
                <JoinChannel conversationId={conversationId} />
              </OpenedLate>
            }
            actions={
              <>
                <CallButtons conversationId={conversationId} />
                <ConversationActions conversationId={conversationId} />
              </>
            }
          />
        )}
      </main>
      {conversationId !== null && threadId !== null && (
        <aside
          className="flex w-full min-w-0 flex-1 flex-col border-line bg-canvas md:border-s lg:max-w-md"
          aria-label={text('chat.thread')}
        >
          <OpenedLate>
            <ThreadPane key={threadId} conversationId={conversationId} messageId={threadId} />
          </OpenedLate>
        </aside>
      )}
      <OpenedLate isOpen={isBeginning}>
        <NewConversation isOpen={isBeginning} onClose={() => setIsBeginning(false)} />
      </OpenedLate>
    </div>
  );
}

function NothingOpen({ onBegin }: { onBegin: () => void }) {
  const text = useText();
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title={text('chat.nothingOpen')}
      action={
        <>
          <Button variant="primary" icon={<SquarePen />} onClick={onBegin}>
            {text('places.beginTitle')}
          </Button>
          <Link href="/channels" prefetch={false} className={buttonClass({})}>
            {text('places.browse')}
          </Link>
        </>
      }
    >
      {text('chat.nothingOpenHint')}
    </EmptyState>
  );
}
