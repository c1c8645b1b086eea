import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { ReadDocument } from '../document-cache.ts';
import { BadUserInput, NotFound } from '../errors.ts';
import type { Log } from '../log.ts';
import { executeOperation } from '../operation.ts';
import type { Passport, PassportReader } from '../passport.ts';
import { refusal } from '../refusal.ts';
import type {
  HeadsAnswer,
  LiveError,
  LiveEvent,
  LiveQuestions,
  LiveResult,
  LiveVerb,
  Opened,
  Opening,
  Replay,
  Replayed,
  Resolution,
} from './contract.ts';
import { liveFieldOf } from './live-field.ts';

/** What a subgraph says of its live subscriptions, for the parts of the contract that are its own. */
export interface Live<Context> {
  /** By the names of the root fields. */
  fields: Record<string, LiveField<Context>>;
  /** What has happened in durable topics; leave it out where all topics are ephemeral. Throws a ChatError for a topic that is none. */
  replay?(replay: Replay): Promise<Replayed>;
  /** Which durable topics have moved. */
  heads?(since: string | null): Promise<HeadsAnswer>;
}

export interface LiveField<Context> {
  /** Throws a ChatError to refuse. Arguments are as the client gave them, and still to be checked. */
  open(args: Record<string, unknown>, context: Context): Promise<Opened>;
  /** Whether the event says something to those who listen to this field; all do where this is left out. */
  tells?(event: LiveEvent, context: Context): boolean | Promise<boolean>;
}

/** What the subgraph's server lends for it. */
export interface LiveGround<Context> {
  schema: GraphQLSchema;
  readDocument(text: string): ReadDocument;
  readPassport: PassportReader;
  createContext(passport: Passport): Context;
  log: Log;
}

/** The answer to a question as it came in. Throws a ChatError where the question is none. */
export type LiveAnswerer = (verb: LiveVerb, body: unknown) => Promise<unknown>;

const opening = z.object({ passport: z.string(), field: z.string(), arguments: z.record(z.string(), z.unknown()) });
const place = z.object({ epoch: z.string(), number: z.int().min(0), revision: z.int().min(0) });
const event = z.object({
  kind: z.enum(['started', 'event', 'reset', 'ended']),
  topic: z.string(),
  payload: z.unknown(),
  place: place.nullable(),
});
const resolution = z.object({
  passport: z.string(),
  query: z.string(),
  operationName: z.string().optional(),
  variables: z.record(z.string(), z.unknown()),
  events: z.array(event).max(1000),
});
const replay = z.object({
  topic: z.string(),
  from: place,
  limit: z.int().min(1).max(1000),
  viewers: z.array(z.string()).max(100_000),
});
const questions = {
  open: z.object({ openings: z.array(opening).max(1000) }),
  resolve: z.object({ resolutions: z.array(resolution).max(1000) }),
  replay: z.object({ replays: z.array(replay).max(1000) }),
  heads: z.object({ since: z.string().nullable() }),
} satisfies { [Verb in LiveVerb]: z.ZodType<LiveQuestions[Verb]['asks']> };

/** Answers the gateway's live questions. One that fails spoils none of those that came with it. */
export function answerLive<Context>(live: Live<Context>, ground: LiveGround<Context>): LiveAnswerer {
  const { schema, readDocument, readPassport, createContext, log } = ground;
  const fieldOf = (name: string): LiveField<Context> => {
    const field = Object.hasOwn(live.fields, name) ? live.fields[name] : undefined;
    if (field === undefined) throw new NotFound('This live subscription');
    return field;
  };
  const orError = async <Answer>(work: () => Promise<Answer>): Promise<Answer | { error: LiveError }> => {
    try {
      return await work();
    } catch (error) {
      return { error: refusal(error, log, '').body.errors[0] };
    }
  };

  const open = ({ passport, field, arguments: args }: Opening) =>
    orError(async () => fieldOf(field).open(args, createContext(readPassport(passport))));

  const resolve = ({ passport, events, ...operation }: Resolution) =>
    orError(async () => {
      const read = readDocument(operation.query);
      if (read.errors !== undefined) throw read.errors[0];
      const field = fieldOf(liveFieldOf(read.document, operation.operationName));
      // One context for all events: what they have in common is loaded once.
      const context = createContext(readPassport(passport));
      const resolveOne = async (event: LiveEvent): Promise<LiveResult> => {
        if (!((await field.tells?.(event, context)) ?? true)) return null;
        const { data = null, errors } = await executeOperation({ schema, read, operation, root: event, context, log });
        return errors === undefined ? { data } : { data, errors: [...errors] };
      };
      return { results: await Promise.all(events.map(resolveOne)) };
    });

  const replayOne = (asked: Replay) =>
    orError(async () => {
      if (live.replay === undefined) throw new NotFound('This topic');
      return live.replay(asked);
    });

  const answers: { [Verb in LiveVerb]: (asked: LiveQuestions[Verb]['asks']) => Promise<LiveQuestions[Verb]['answers']> } = {
    open: async ({ openings }) => ({ answers: await Promise.all(openings.map(open)) }),
    resolve: async ({ resolutions }) => ({ answers: await Promise.all(resolutions.map(resolve)) }),
    replay: async ({ replays }) => ({ answers: await Promise.all(replays.map(replayOne)) }),
    async heads({ since }) {
      if (live.heads === undefined) throw new NotFound('This question');
      return live.heads(since);
    },
  };

  return async (verb, body) => {
    if (!Object.hasOwn(questions, verb)) throw new NotFound('This question');
    const read = questions[verb].safeParse(body);
    if (!read.success) throw new BadUserInput('body', z.prettifyError(read.error));
    return (answers[verb] as (asked: unknown) => Promise<unknown>)(read.data);
  };
}
