import { randomUUID } from 'node:crypto';
import type {
  HeadsAnswer,
  LiveError,
  LiveEvent,
  LiveQuestions,
  LiveResult,
  LiveVerb,
  Opened,
  OpenedTopic,
  Place,
  Replay,
  Replayed,
} from '@parley/kit/live/contract';
import { createPassportSigner, PASSPORT_HEADER, type Viewer } from '@parley/kit/passport';
import type { TestMessages } from './messages.ts';

/** Whoever an answer is made for: a person, or an audience that this subgraph has named, or another one. */
export type For = Viewer | string | { name: string; by: string };

/** The live questions as the gateway asks them, over HTTP. */
export interface LiveGateway {
  passportOf(whom: For | null): string;
  /** What comes back of a question, whatever passport is shown with it. */
  post(verb: string, body: unknown, passport?: string): Promise<{ status: number; body: unknown }>;
  ask<Verb extends LiveVerb>(verb: Verb, body: LiveQuestions[Verb]['asks']): Promise<LiveQuestions[Verb]['answers']>;
  open(as: Viewer, field: string, args?: Record<string, unknown>): Promise<Opened>;
  /** The code with which an opening is refused. */
  refusal(as: Viewer, field: string, args?: Record<string, unknown>): Promise<string>;
  /** `selection` of the field on each of the events. */
  resolve(whom: For, field: string, selection: string, events: readonly LiveEvent[]): Promise<LiveResult[]>;
  replay(topic: string, from: Place, more?: Partial<Replay>): Promise<Replayed>;
  heads(since?: string | null): Promise<HeadsAnswer>;
  /** An operation of the graph, as the rest of a plan asks for it. */
  query(whom: For | null, query: string): Promise<Answer>;
}

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  data?: any;
  errors?: readonly { path?: readonly unknown[]; extensions: { code: string } }[];
}

/** The arguments that a field cannot do without. */
const ARGUMENTS: Record<string, string> = {
  messageAdded: '(conversationId: "x")',
  conversationEvents: '(conversationId: "x")',
  receiptMoved: '(conversationId: "x")',
};

export async function liveGateway({ messages, environment }: TestMessages): Promise<LiveGateway> {
  const url = await messages.start();
  const sign = createPassportSigner(environment['MESSAGES_PASSPORT_KEY'] ?? '');
  const passportOf = (whom: For | null) => {
    const bearer = typeof whom === 'string' ? { name: whom, by: 'messages' } : whom;
    const shown = bearer !== null && 'by' in bearer ? { viewer: null, audience: bearer } : { viewer: bearer, audience: null };
    return sign({ ...shown, client: null, requestId: randomUUID() });
  };
  const send = async (path: string, body: unknown, passport: string) => {
    const answer = await fetch(`${url}/graphql${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: passport },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const post: LiveGateway['post'] = (verb, body, passport = passportOf(null)) => send(`/live/${verb}`, body, passport);
  const ask: LiveGateway['ask'] = async (verb, body) => {
    const answer = await post(verb, body);
    if (answer.status !== 200) throw new Error(`The question was refused: ${JSON.stringify(answer.body)}`);
    return answer.body as never;
  };
  const openOne = async (as: Viewer, field: string, args: Record<string, unknown> = {}) => {
    const { answers } = await ask('open', { openings: [{ passport: passportOf(as), field, arguments: args }] });
    return answers[0] as Opened | { error: LiveError };
  };
  return {
    passportOf,
    post,
    ask,
    async open(as, field, args) {
      const opened = await openOne(as, field, args);
      if ('error' in opened) throw new Error(`The opening was refused: ${JSON.stringify(opened.error)}`);
      return opened;
    },
    async refusal(as, field, args) {
      const opened = await openOne(as, field, args);
      if (!('error' in opened)) throw new Error(`The opening was not refused: ${JSON.stringify(opened)}`);
      return opened.error.extensions.code;
    },
    async resolve(whom, field, selection, events) {
      const query = `subscription { ${field}${ARGUMENTS[field] ?? ''} ${selection} }`;
      const { answers } = await ask('resolve', {
        resolutions: [{ passport: passportOf(whom), query, variables: {}, events: [...events] }],
      });
      const [answer] = answers;
      if (answer === undefined || 'error' in answer) throw new Error(`Resolving was refused: ${JSON.stringify(answer)}`);
      return answer.results;
    },
    async replay(topic, from, more = {}) {
      const { answers } = await ask('replay', { replays: [{ topic, from, limit: 100, viewers: [], ...more }] });
      const [answer] = answers;
      if (answer === undefined || 'error' in answer) throw new Error(`The replay was refused: ${JSON.stringify(answer)}`);
      return answer;
    },
    heads: (since = null) => ask('heads', { since }),
    query: async (whom, query) => (await send('', { query }, passportOf(whom))).body as Answer,
  };
}

/** The only topic of an opening. */
export function topicOf({ topics }: Opened): OpenedTopic {
  const [topic, ...others] = topics;
  if (topic === undefined || others.length > 0) throw new Error(`There is not one topic: ${JSON.stringify(topics)}`);
  return topic;
}

/** The events of a replay, as they are resolved. */
export const eventsOf = (topic: string, { events }: Replayed): LiveEvent[] =>
  events.map(({ payload, place }) => ({ kind: 'event', topic, payload, place }));
