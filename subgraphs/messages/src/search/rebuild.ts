import type { MessagesStore } from '../store/store.ts';
import type { SearchIndex } from './search.index.ts';

export interface RebuildOptions {
  store: MessagesStore;
  index: SearchIndex;
  /** Is told from time to time how many messages were looked at. */
  tell?(messages: number): void;
}

const CONVERSATIONS = 100;
const MESSAGES = 500;
const TELL_EVERY = 50_000;

/**
 * Makes the index anew from the store. Meanwhile people find what is there already; what is said or changed meanwhile is taken in as ever, and is
 * not overwritten by what this read before.
 */
export async function rebuildSearchIndex({ store, index, tell = () => undefined }: RebuildOptions): Promise<number> {
  await index.clear();
  let done = 0;
  for (let after: string | null = null; ; ) {
    const rows = await store.conversations.page({ limit: CONVERSATIONS, after });
    const page = rows.slice(0, CONVERSATIONS);
    for (const { id } of page) {
      for await (const messages of pagesOf(store, id)) {
        await index.put(messages);
        if (Math.floor((done + messages.length) / TELL_EVERY) > Math.floor(done / TELL_EVERY)) tell(done + messages.length);
        done += messages.length;
      }
    }
    if (rows.length <= CONVERSATIONS) return done;
    after = page.at(-1)?.id ?? null;
  }
}

async function* pagesOf(store: MessagesStore, conversationId: string) {
  for (let number = 0; ; ) {
    const messages = await store.messages.newAfter(conversationId, number, MESSAGES);
    if (messages.length > 0) yield messages;
    if (messages.length < MESSAGES) return;
    number = messages.at(-1)?.number ?? number;
  }
}
