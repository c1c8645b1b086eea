import { setTimeout as pause } from 'node:timers/promises';
import type { Viewer } from '@parley/kit/passport';
import { SEND } from './chat.ts';
import type { TestGraph } from './graph.ts';

export interface Acknowledged {
  body: string;
  number: number;
}

export interface SteadySending {
  graph: TestGraph['graph'];
  conversationId: string;
  senders: readonly Viewer[];
  /** How many messages each of them says, one after the other. */
  each: number;
  /** Is told how many messages have been acknowledged, whenever one is. */
  onAcknowledged(count: number): void;
}

/** All senders at once, each of whom says a message again, under the same clientId, until it is acknowledged. Gives them in the order of their senders. */
export async function sendSteadily({
  graph,
  conversationId,
  senders,
  each,
  onAcknowledged,
}: SteadySending): Promise<Acknowledged[]> {
  let count = 0;
  const send = async (as: Viewer, body: string): Promise<Acknowledged> => {
    const input = { conversationId, clientId: body, body };
    for (;;) {
      const answer = await graph<Sent>(SEND, { input }, as).catch(() => null);
      const sent = answer?.data?.sendMessage;
      if (sent != null) {
        onAcknowledged(++count);
        return { body, number: sent.message.number };
      }
      await pause(20);
    }
  };
  const acknowledged = senders.map(async (as, sender) => {
    const own: Acknowledged[] = [];
    for (let index = 0; index < each; index++) own.push(await send(as, `${sender}-${index}`));
    return own;
  });
  return (await Promise.all(acknowledged)).flat();
}

interface Sent {
  sendMessage: { message: { number: number } } | null;
}
