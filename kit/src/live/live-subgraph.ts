import { z } from 'zod';
import { BadUserInput, NotFound } from '../errors.ts';
import type { Passport } from '../passport.ts';
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

/** What the subgraph's server lends for it: passports, contexts, execution, and errors as they are seen outside. */
export interface LiveGround<Context> {
  read(shown: string): Passport;
  createContext(passport: Passport): Context;
  /** Executes the selection of a subscription on one event; null where the field that is selected is not told of it. */
  resolve(
    resolution: Resolution,
    event: LiveEvent,
    context: Context,
    tells: (field: string) => Promise<boolean>,
  ): Promise<LiveResult>;
  refusal(error: unknown): LiveError;
}

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
export function answerLive<Context>(live: Live<Context>, ground: LiveGround<Context>) {
  const fieldOf = (name: string): LiveField<Context> => {
    const field = Object.hasOwn(live.fields, name) ? live.fields[name] : undefined;
    if (field === undefined) throw new NotFound('This live subscription');
    return field;
  };
  const orError = async <Answer>(work: () => Promise<Answer>): Promise<Answer | { error: LiveError }> => {
    try {
      return await work();
    } catch (error) {
      return { error: ground.refusal(error) };
    }
  };

  const open = ({ passport, field, arguments: args }: Opening) =>
    orError(async () => fieldOf(field).open(args, ground.createContext(ground.read(passport))));

  const resolve = (asked: Resolution) =>
    orError(async () => {
      // One context for all events: what they have in common is loaded once.
      const context = ground.createContext(ground.read(asked.passport));
      const resolveOne = (one: LiveEvent) =>
        ground.resolve(asked, one, context, async (field) => (await fieldOf(field).tells?.(one, context)) ?? true);
      return { results: await Promise.all(asked.events.map(resolveOne)) };
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

  return async <Verb extends LiveVerb>(verb: Verb, body: unknown): Promise<LiveQuestions[Verb]['answers']> => {
    if (!Object.hasOwn(questions, verb)) throw new NotFound('This question');
    const read = questions[verb].safeParse(body);
    if (!read.success) throw new BadUserInput('body', z.prettifyError(read.error));
    return answers[verb](read.data as LiveQuestions[Verb]['asks']);
  };
}
