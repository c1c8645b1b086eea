/** With no conversation open the id stands for nothing: its part of the screen is left out. */
export const screenVariables = (conversationId: string | null) => ({
  conversationId: conversationId ?? '',
  isOpen: conversationId !== null,
});
