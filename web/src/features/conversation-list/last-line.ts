'use client';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { useSystemText } from '@/features/message-list/system-line.tsx';
import { oneLine } from '@/features/text/one-line.ts';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';
import type { LISTED_CONVERSATION } from './listed-conversation.ts';

type Listed = ResultOf<typeof LISTED_CONVERSATION>;

/** `lineOf(conversation)`: what was last said in it, in one line. */
export function useLastLine(): (conversation: Listed) => string {
  const text = useText();
  const viewer = useViewer();
  const say = useSystemText();
  return ({ kind, lastMessage }) => {
    if (lastMessage === null) return '';
    const { sender, body, deletedAt, system, attachments } = lastMessage;
    if (system !== null) return say(system, sender);
    if (deletedAt !== null) return text('chat.deleted');
    const said =
      body === '' && (attachments?.length ?? 0) > 0
        ? text('messages.sentFiles', { count: attachments?.length ?? 0 })
        : oneLine(body);
    if (sender.id === viewer.id) return text('messages.youSaid', { said });
    return kind === 'DIRECT' ? said : text('messages.somebodySaid', { name: sender.name, said });
  };
}
