'use client';
import { useViewer } from '@/session/viewer.tsx';
import type { NameableConversation } from '../conversation/conversation-name.ts';

/** `nameInSearch(conversation)`: what `in:` calls it by. A direct one is called by the other person, a group without a name by its id. */
export function useNameInSearch(): (conversation: NameableConversation & { id: string; kind: string }) => string {
  const viewer = useViewer();
  return ({ id, kind, name, members }) => {
    if (name !== null) return name;
    const other = members?.edges.find(({ node }) => node.user.id !== viewer.id)?.node.user;
    return kind === 'DIRECT' && other !== undefined ? other.name : id;
  };
}
