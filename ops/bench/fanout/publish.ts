import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Contender, Ground } from './contenders.ts';
import { conversationIds, type OperationName, SEND } from './graph.ts';
import { nowMs, SENT_AT, WARM_UP } from './subscribing.ts';

export interface Publishing {
  operation: OperationName;
  messages: number;
  perSecond: number;
  /** Those that warm up tell no time. */
  warmUp?: boolean;
}

const SAID = 'Shall we meet at the harbour at five? I bring tea, and the papers from last week.';

/** Says so many messages, evenly spread: to the messages subgraph, by a mutation, or to the bare server as the bytes that its sockets get. */
export async function publish({ url, speaksGraphql }: Contender, { urls }: Ground, publishing: Publishing): Promise<void> {
  const { operation, messages, perSecond, warmUp = false } = publishing;
  const target = new URL(speaksGraphql ? (urls.messages ?? '') : url.replace('ws:', 'http:'));
  const pool = new Pool(target.origin, { connections: 8 });
  const post = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await pool.request({ path: target.pathname, method: 'POST', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || text.includes('"errors"')) throw new Error(`A message could not be sent: ${text}`);
  };
  const startedAt = performance.now();
  const posts: Promise<void>[] = [];
  for (let index = 0; index < messages; index++) {
    await wait(Math.max(0, startedAt + (index * 1000) / perSecond - performance.now()));
    const conversationId = conversationIds[operation === 'inbox' ? index % conversationIds.length : 0] as string;
    const body = `${warmUp ? WARM_UP : `${SENT_AT}${nowMs().toFixed(3)} `}${SAID}`;
    posts.push(post(speaksGraphql ? JSON.stringify({ query: SEND, variables: { conversationId, body } }) : frame(index, body)));
  }
  await Promise.all(posts);
  await pool.close();
}

/** What a subscriber of messageAdded gets from a gateway. */
function frame(number: number, body: string): string {
  const sender = { id: 'user-17', name: 'Person user-17', avatarUrl: '/files/avatars/user-17.webp' };
  const message = { id: randomUUID(), number, body, sentAt: new Date().toISOString(), sender };
  const update = { kind: 'EVENT', position: `${randomUUID()}/${number}/${number}`, message };
  return JSON.stringify({ id: randomUUID(), type: 'next', payload: { data: { messageAdded: update } } });
}
