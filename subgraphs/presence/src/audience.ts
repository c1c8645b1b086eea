/** Whose answers the gateway shares, as its passport names them. Where a subscription begins, `open` gives these names. */
export const audienceOfPresence = (userId: string): string => `presence:${userId}`;

/** The person themselves, on all their devices. */
export const audienceOfOwnPresence = (userId: string): string => `presence-own:${userId}`;

/** Members of the conversation, by the names that the messages subgraph gives: some of them may not see how it began, and see alike all that is here. */
export function isOfConversation(audience: string | null, conversationId: string): boolean {
  const whole = `conversation:${conversationId}`;
  return audience !== null && (audience === whole || audience.startsWith(`${whole}:`));
}
