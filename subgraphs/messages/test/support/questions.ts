import { randomUUID } from 'node:crypto';
import { createServiceSigner, passportKey, serviceKey } from '@parley/kit/passport';
import type { TestMessages } from './messages.ts';

const KEY = passportKey('a secret of the gateway that is long enough', 'messages');

export interface QuestionAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asks, and an expectation about a wrong shape fails
  answers: any[];
}

/** As another subgraph asks. */
export function askerOf({ messages }: Pick<TestMessages, 'messages'>, asker: string) {
  const sign = createServiceSigner(serviceKey(KEY, asker), asker);
  return async (question: string, keys: unknown): Promise<QuestionAnswer> => {
    const answer = await messages.subgraph.app.inject({
      method: 'POST',
      url: `/internal/${question}`,
      headers: { 'x-parley-passport': sign(randomUUID()) },
      payload: { keys },
    });
    return { status: answer.statusCode, answers: answer.json().answers };
  };
}
