/** What every form to begin a conversation is told. */
export interface BeginningProps {
  /** It stands, and one can go there. */
  onBegun: (conversationId: string) => void;
}
