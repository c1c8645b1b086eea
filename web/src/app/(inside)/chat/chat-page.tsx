import { ChatScreen } from '@/features/chat/chat-screen.tsx';
import { screenVariables } from '@/features/chat/screen-variables.ts';
import { ChatScreenDocument } from '@/graph/gql/graphql.ts';
import { Preloaded } from '@/graph/graph-provider.tsx';
import { preload } from '@/graph/preload.ts';

/** Every address of the chat: what it shows first comes with the page. */
export async function ChatPage({ conversationId }: { conversationId: string | null }) {
  return (
    <Preloaded answers={[await preload(ChatScreenDocument, screenVariables(conversationId))]}>
      <ChatScreen />
    </Preloaded>
  );
}
