import type { Client } from '@urql/core';
import { codeOf } from '@/graph/graph-error.ts';
import { graphql } from '@/graph/graphql.ts';
import '@/features/message-list/message-row.fragment.ts';
import { UploadFailed } from '../upload/upload-failed.ts';
import type { Uploads } from '../upload/uploads.ts';
import type { Attempt } from './outbox.ts';
import type { Unsent, UnsentFile, UnsentStore } from './unsent.ts';

const SEND_MESSAGE = graphql(`
  mutation ChatSendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message {
        ...MessageRow_message
        conversation {
          id
        }
      }
    }
  }
`);

/** What says nothing of the message, only that it cannot be taken at this moment. */
const PASSING = new Set(['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED']);

export interface SendUnsentOptions {
  client: Pick<Client, 'mutation'>;
  uploads: Pick<Uploads, 'send' | 'forget'>;
  store: Pick<UnsentStore, 'change'>;
}

/** One attempt to send a message, its files before it. When it is acknowledged the cache has it. */
export function createSendUnsent({ client, uploads, store }: SendUnsentOptions): (unsent: Unsent) => Promise<Attempt> {
  async function uploaded(clientId: string, file: UnsentFile): Promise<string> {
    if (file.isUploaded && file.fileId !== null) return file.fileId;
    const remember = (known: Partial<UnsentFile>) =>
      store.change(clientId, (unsent) => ({
        ...unsent,
        files: unsent.files.map((other) => (other.id === file.id ? { ...other, ...known } : other)),
      }));
    const fileId = await uploads.send(file.id, file, (begun) => void remember({ fileId: begun }));
    await remember({ fileId, isUploaded: true });
    return fileId;
  }

  return async ({ clientId, conversationId, body, replyTo, quote, files }) => {
    const attachmentIds: string[] = [];
    try {
      for (const file of files) attachmentIds.push(await uploaded(clientId, file));
    } catch (error) {
      if (!(error instanceof UploadFailed)) return { outcome: 'refused', code: 'INTERNAL' };
      return error.isPassing ? { outcome: 'later' } : { outcome: 'refused', code: error.code };
    }
    const input = { clientId, conversationId, body, replyTo, quote, attachmentIds };
    const { error } = await client.mutation(SEND_MESSAGE, { input });
    if (error === undefined) {
      for (const { id } of files) uploads.forget(id);
      return { outcome: 'sent' };
    }
    const code = codeOf(error);
    if (!PASSING.has(code)) return { outcome: 'refused', code };
    const seconds = error.graphQLErrors[0]?.extensions['retryAfter'];
    return { outcome: 'later', afterMs: typeof seconds === 'number' ? seconds * 1000 : 0 };
  };
}
