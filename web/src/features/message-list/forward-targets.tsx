'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useConversationName } from '@/features/conversation/conversation-name.ts';
import { LISTED_CONVERSATION } from '@/features/conversation-list/listed-conversation.ts';
import { sortedConversations } from '@/features/conversation-list/sorted-conversations.ts';
import { useConversationPages } from '@/features/conversation-list/use-conversation-pages.ts';
import { readFragment } from '@/graph/graphql.ts';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { LIST_ROW_CLASS, ListRowContent } from '@/ui/list-row.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { useToast } from '@/ui/toast.tsx';
import { FORWARD_MESSAGE } from './message-changes.ts';

export interface ForwardTargetsProps {
  messageId: string;
  onClose: () => void;
}

/** The conversations in which something can be said again: loaded when somebody forwards. */
export function ForwardTargets({ messageId, onClose }: ForwardTargetsProps) {
  const text = useText();
  const toast = useToast();
  const problem = useProblem();
  const nameOf = useConversationName();
  const [search, setSearch] = useState('');
  // The same each time the button is pressed: it is forwarded once to each conversation.
  const [attempt] = useState(() => crypto.randomUUID());
  const [{ fetching }, forward] = useMutation(FORWARD_MESSAGE);
  const { nodes } = useConversationPages(false, false);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = sortedConversations(
    (nodes ?? []).map((node) => readFragment(LISTED_CONVERSATION, node)),
    false,
  )
    .map((conversation) => ({ id: conversation.id, name: nameOf(conversation) }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const send = async (conversationId: string, name: string) => {
    const { error } = await forward({ input: { messageId, conversationId, clientId: `${attempt}-${conversationId}` } });
    toast(
      error === undefined
        ? { text: text('messages.forwardedTo', { name }), tone: 'success' }
        : { text: problem(error), tone: 'danger' },
    );
    if (error === undefined) onClose();
  };
  return (
    <div className="flex flex-col gap-2">
      <SearchField autoFocus label={text('messages.findConversation')} value={search} onValue={setSearch} />
      <ul className="max-h-80 overflow-y-auto">
        {shown.map(({ id, name }) => (
          <li key={id}>
            <button type="button" disabled={fetching} onClick={() => void send(id, name)} className={LIST_ROW_CLASS}>
              <ListRowContent start={<Avatar id={id} name={name} size="small" />} title={<bdi>{name}</bdi>} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
