'use client';
import { useMemo } from 'react';
import { readFragment } from '@/graph/graphql.ts';
import { useFormat } from '@/i18n/format.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { useConversationName } from '../conversation/conversation-name.ts';
import { useViewerName } from '../conversation/use-viewer-name.ts';
import { LISTED_CONVERSATION } from '../conversation-list/listed-conversation.ts';
import { useConversationPages } from '../conversation-list/use-conversation-pages.ts';
import { useFoundPeople } from '../people-picker/use-found-people.ts';
import { useNameInSearch } from './name-in-search.ts';
import type { QueryPart } from './query-text.ts';
import type { Known } from './suggestions.ts';

/** Whom and what the part that is being written may name. */
export function useKnown({ operator, value }: QueryPart): Known {
  const viewer = useViewer();
  const viewerName = useViewerName();
  const format = useFormat();
  const nameOf = useConversationName();
  const nameInSearch = useNameInSearch();
  const { nodes } = useConversationPages(false, false);
  const { people } = useFoundPeople(value, operator === 'from');
  const today = format.dayKey(new Date().toISOString());
  return useMemo(() => {
    const conversations = readFragment(LISTED_CONVERSATION, nodes ?? []).map((conversation) => ({
      id: conversation.id,
      name: nameOf(conversation),
      calledBy: nameInSearch(conversation),
    }));
    return { viewer: { id: viewer.id, name: viewerName }, people, conversations, today };
  }, [viewer.id, viewerName, people, nodes, nameOf, nameInSearch, today]);
}
