import type { HeadsAnswer, LiveError, Opened, Replayed } from '@parley/kit/live/contract';
import { z } from 'zod';
import { readAnswer } from '../data-source/answer.ts';
import { type SubgraphAnswer, SubgraphAway } from '../data-source/data-source.ts';

/** Reads what a subgraph answers to live questions, each in the order asked, or throws SubgraphAway for what is no answer to them. */

const MOST_TOPICS = 20_000;
const MOST_EVENTS = 1_000;
const MOST_HEADS = 200_000;

const name = z.string().min(1).max(500);
const place = z.object({ epoch: z.string().max(200), number: z.int().min(0), revision: z.int().min(0) });
const error = z.object({
  error: z.object({ message: z.string().max(2_000), extensions: z.looseObject({ code: z.string().max(100) }) }),
});

const opened = z.object({
  topics: z
    .array(
      z.object({ topic: name, audience: name.nullable(), payload: z.unknown(), head: place.nullable(), from: place.nullable() }),
    )
    .max(MOST_TOPICS),
  ended: z
    .array(z.object({ topic: name, payload: z.unknown(), place }))
    .max(MOST_TOPICS)
    .optional(),
  wakeUps: z.array(name).max(MOST_TOPICS).optional(),
}) satisfies z.ZodType<Opened>;

const replayed = z.object({
  lost: z.array(z.string().max(200)).max(100_000),
  reset: z.boolean(),
  events: z.array(z.object({ payload: z.unknown(), place })).max(MOST_EVENTS),
  more: z.boolean(),
  until: place,
}) satisfies z.ZodType<Replayed>;

const heads = z.object({
  epoch: z.string().max(200),
  asOf: z.string().max(200),
  heads: z.array(z.object({ topic: name, number: z.int().min(0), revision: z.int().min(0) })).max(MOST_HEADS),
  complete: z.boolean(),
}) satisfies z.ZodType<HeadsAnswer>;

const answers = z.object({ answers: z.array(z.unknown()) });
const results = z.object({ results: z.array(z.unknown()) });

export type OrError<Answer> = Answer | { error: LiveError };

export const readOpened = (answer: unknown, asked: number) => readEach(z.union([error, opened]), answer, asked);

export const readReplayed = (answer: unknown, asked: number) => readEach(z.union([error, replayed]), answer, asked);

export const readHeads = (answer: unknown): HeadsAnswer => readAs(heads, answer);

export function readResolved(answer: unknown, asked: number): OrError<{ results: readonly (SubgraphAnswer | null)[] }>[] {
  return readEach(z.union([error, results]), answer, asked).map((one) => {
    if ('error' in one) return one;
    return { results: one.results.map((result) => (result === null ? null : readAnswer(result))) };
  });
}

function readEach<Answer>(schema: z.ZodType<Answer>, answer: unknown, asked: number): Answer[] {
  const each = readAs(answers, answer).answers;
  if (each.length !== asked) throw new SubgraphAway('it answered not as many live questions as it was asked');
  return each.map((one) => readAs(schema, one));
}

function readAs<Answer>(schema: z.ZodType<Answer>, answer: unknown): Answer {
  const read = schema.safeParse(answer);
  if (!read.success)
    throw new SubgraphAway(`the answer to a live question is none: ${z.prettifyError(read.error).slice(0, 500)}`);
  return read.data;
}
