interface Sortable {
  id: string;
  lastMessageAt: string;
  archivedAt: string | null;
  viewerMember: { pinned: boolean; archived: boolean } | null;
}

/** In the order in which they are listed: what the viewer keeps at the top, then by what was said last. Those put away, or those that are not. */
export function sortedConversations<Conversation extends Sortable>(
  conversations: readonly Conversation[],
  archived: boolean,
): Conversation[] {
  const isArchived = ({ archivedAt, viewerMember }: Conversation) => archivedAt !== null || viewerMember?.archived === true;
  const once = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  return [...once.values()]
    .filter((conversation) => isArchived(conversation) === archived)
    .sort((one, other) => {
      const byPin = Number(other.viewerMember?.pinned ?? false) - Number(one.viewerMember?.pinned ?? false);
      return byPin !== 0 ? byPin : other.lastMessageAt.localeCompare(one.lastMessageAt);
    });
}
