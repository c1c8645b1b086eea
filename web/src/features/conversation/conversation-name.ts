'use client';
import { useFormat } from '@/i18n/format.tsx';
import { useText } from '@/i18n/text.tsx';
import { useViewer } from '@/session/viewer.tsx';

/** What is needed of a conversation to call it by a name. */
export interface NameableConversation {
  name: string | null;
  members: { edges: readonly { node: { nickname: string | null; user: { id: string; name: string } } }[] } | null;
}

/** `nameOf(conversation)`: its own name, else the people in it besides the viewer. */
export function useConversationName(): (conversation: NameableConversation) => string {
  const text = useText();
  const format = useFormat();
  const viewer = useViewer();
  return ({ name, members }) => {
    if (name !== null) return name;
    const others = (members?.edges ?? []).map(({ node }) => node).filter(({ user }) => user.id !== viewer.id);
    return others.length === 0 ? text('ui.you') : format.list(others.map(({ nickname, user }) => nickname ?? user.name));
  };
}
