/** What is announced when a person's list of what is unread is otherwise than before. */
export function unreadChanged(userId: string) {
  return {
    name: 'notifications.read' as const,
    key: userId,
    payload: { userId },
    topic: { kind: 'notifications/unread' as const, id: userId },
  };
}
