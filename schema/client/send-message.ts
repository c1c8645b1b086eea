import { createBackOff, pause } from './back-off.ts';
import { GraphError, NoAnswer } from './graph-error.ts';
import type { Ask, AskOptions } from './http.ts';

export interface MessageToSend {
  conversationId: string;
  body: string;
  /** Names the message for ever, so that it is said once. Give one of your own to say it again in another process. */
  clientId?: string;
  replyTo?: string;
  quote?: string;
}

export interface SentMessage {
  id: string;
  number: number;
}

const SEND = `mutation SendFromProgram($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id number } }
}`;

/** Says it again under the same clientId until it is acknowledged, so it is said exactly once. Throws what refuses it, and the signal's reason. */
export async function sendMessage(ask: Ask, message: MessageToSend, { signal }: AskOptions): Promise<SentMessage> {
  const backOff = createBackOff({ firstMs: 100, longestMs: 5_000 });
  const input = { ...message, clientId: message.clientId ?? crypto.randomUUID() };
  for (;;) {
    try {
      const answer = await ask<{ sendMessage: { message: SentMessage } }, { input: object }>(SEND, { input }, { signal });
      return answer.sendMessage.message;
    } catch (error) {
      const isPassing = error instanceof NoAnswer || (error instanceof GraphError && error.isPassing);
      if (!isPassing) throw error;
      const atLeastMs = error instanceof GraphError ? error.retryAfterMs : 0;
      await pause(backOff.nextMs(atLeastMs), signal ?? NEVER);
    }
  }
}

const NEVER = new AbortController().signal;
