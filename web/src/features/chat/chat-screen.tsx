'use client';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { CallButtons } from '../call/call-buttons.tsx';
import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { ConversationList } from '../conversation-list/conversation-list.tsx';
import '../navigation/own-menu.tsx';
import { ThreadPane } from '../thread/thread-pane.tsx';
import { useChatPlace } from './chat-place.ts';
import { screenVariables } from './screen-variables.ts';

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
  const { conversationId, threadId } = place;
  const list = conversationId === null ? 'flex' : 'hidden md:flex';
  const conversation = conversationId === null || threadId !== null ? 'hidden lg:flex' : 'flex';
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <section
        className={`${list} w-full flex-col border-e border-line bg-sidebar md:w-80 md:shrink-0`}
        aria-label={text('chat.conversations')}
      >
        <ConversationList isWaiting={fetching} openId={conversationId} />
      </section>
      <main id="content" tabIndex={-1} className={`${conversation} min-w-0 flex-1 flex-col bg-canvas`}>
        {conversationId === null ? (
          <NothingOpen />
        ) : (
          <ConversationPane
            key={conversationId}
            conversationId={conversationId}
            isWaiting={fetching && conversationId === first.conversationId}
            actions={<CallButtons conversationId={conversationId} />}
          />
        )}
      </main>
      {conversationId !== null && threadId !== null && (
        <aside
          className="flex w-full min-w-0 flex-1 flex-col border-s border-line bg-canvas lg:max-w-md"
          aria-label={text('chat.thread')}
        >
          <ThreadPane key={threadId} conversationId={conversationId} messageId={threadId} />
        </aside>
      )}
    </div>
  );
}

function NothingOpen() {
  const text = useText();
  return (
    <div className="m-auto max-w-sm p-8 text-center">
      <h2 className="text-title font-semibold text-ink">{text('chat.nothingOpen')}</h2>
      <p className="mt-2 text-body text-ink-soft">{text('chat.nothingOpenHint')}</p>
    </div>
  );
}
