import { Forbidden, Unavailable } from '@parley/kit/errors';
import { newId } from '@parley/kit/id';
import type { LiveError, LiveVerb, Opened, Opening, Replay, Replayed, Resolution } from '@parley/kit/live/contract';
import type { SubgraphAnswer } from '../data-source/data-source.ts';
import { SubgraphError } from '../execution/subgraph-error.ts';
import { isOwnFault } from '../http/public-errors.ts';
import { type Bearer, NOBODY } from '../identity/passports.ts';
import { type CompletionOptions, createCompletion } from './completion.ts';
import { withinTime } from './deadline.ts';
import { type OrError, readHeads, readOpened, readReplayed, readResolved } from './live-answers.ts';
import type { LiveSubgraphs } from './live-operation.ts';
import { findForeignTopic } from './own-topics.ts';
import type { PreparedOperation } from './prepare.ts';
import { type AskInBatch, createQuestionBatch } from './question-batch.ts';

export interface LiveSubgraphsOptions extends CompletionOptions {
  /** No answer to a live question is waited for longer. */
  questionTimeoutMs: number;
}

type Results = readonly (SubgraphAnswer | null)[];

/** The questions of one subgraph. */
interface Questions {
  open: AskInBatch<Opening, OrError<Opened>>;
  resolve: AskInBatch<Resolution, OrError<{ results: Results }>>;
  replay: AskInBatch<Replay, OrError<Replayed>>;
}

const MOST_OPENINGS = 200;
const MOST_RESOLUTIONS = 100;
const MOST_EVENTS = 1_000;
const MOST_REPLAYS = 100;

/** Operations are those that `prepare` made. */
export function createLiveSubgraphs(options: LiveSubgraphsOptions): LiveSubgraphs {
  const { sources, passports, questionTimeoutMs, log } = options;
  const complete = createCompletion(options);
  // Names come from supergraphs only, so there are few over a process's life.
  const known = new Map<string, Questions>();

  const ask = (subgraph: string, verb: LiveVerb, body: string): Promise<unknown> =>
    withinTime(questionTimeoutMs, (signal) =>
      sources.askLive(subgraph, verb, body, { requestId: newId(), passports: passports.forLive(NOBODY), signal }),
    );
  /** What is no answer counts as none, and is logged here; the data sources have logged all else. */
  const readOrAway = <Answer>(subgraph: string, verb: LiveVerb, read: () => Answer): Answer => {
    try {
      return read();
    } catch (error) {
      log.error({ err: error, subgraph, verb }, 'a subgraph’s answer to a live question cannot be read');
      throw error;
    }
  };

  const questionsOf = (subgraph: string): Questions => {
    const present = known.get(subgraph);
    if (present !== undefined) return present;
    const made: Questions = {
      open: createQuestionBatch({
        most: MOST_OPENINGS,
        async ask(openings) {
          const answer = await ask(subgraph, 'open', `{"openings":[${openings.join()}]}`);
          return readOrAway(subgraph, 'open', () => readOpened(answer, openings.length));
        },
      }),
      resolve: createQuestionBatch({
        most: MOST_RESOLUTIONS,
        weight: ({ events }) => events.length,
        mostWeight: MOST_EVENTS,
        async ask(resolutions) {
          const answer = await ask(subgraph, 'resolve', `{"resolutions":[${resolutions.join()}]}`);
          return readOrAway(subgraph, 'resolve', () => readResolved(answer, resolutions.length));
        },
      }),
      replay: createQuestionBatch({
        most: MOST_REPLAYS,
        async ask(replays) {
          const answer = await ask(subgraph, 'replay', `{"replays":[${replays.join()}]}`);
          return readOrAway(subgraph, 'replay', () => readReplayed(answer, replays.length));
        },
      }),
    };
    known.set(subgraph, made);
    return made;
  };

  const resolveFirst = async (operation: PreparedOperation, bearer: Bearer, events: Resolution['events']): Promise<Results> => {
    const { planned, subgraph, primaryVariables } = operation;
    const { query, operationName } = planned.primary;
    const passport = passports.forLive(bearer).show(subgraph) ?? '';
    const answer = await questionsOf(subgraph).resolve({ passport, query, operationName, variables: primaryVariables, events });
    const { results } = orRefusal(subgraph, answer);
    if (results.length === events.length) return results;
    log.error(
      { subgraph, asked: events.length, answered: results.length },
      'a subgraph resolved not as many events as it was asked for',
    );
    throw new Unavailable('A part of the graph');
  };

  return {
    async open({ subgraph, field, arguments: args }, subscriber) {
      const passport = passports.forLive(subscriber).show(subgraph) ?? '';
      const opened = orRefusal(subgraph, await questionsOf(subgraph).open({ passport, field, arguments: args }));
      const foreign = findForeignTopic(subgraph, opened);
      if (foreign === null) return opened;
      log.error({ subgraph, field, topic: foreign }, 'a subgraph opens a topic that is not its own');
      throw new Forbidden('This subscription names what is not its own.');
    },
    async resolve(operation: PreparedOperation, resolvedFor, events, { tolerant = false } = {}) {
      const results = await resolveFirst(operation, resolvedFor, [...events]);
      if (!tolerant && results.some((one) => one?.errors.some(isOwnFault))) throw new Unavailable('A part of the graph');
      return complete(operation, resolvedFor, results);
    },
    replay: async (subgraph, replay) => orRefusal(subgraph, await questionsOf(subgraph).replay(replay)),
    async heads(subgraph, since) {
      try {
        const answer = await ask(subgraph, 'heads', JSON.stringify({ since }));
        return readOrAway(subgraph, 'heads', () => readHeads(answer));
      } catch {
        // logged already
        throw new Unavailable('A part of the graph');
      }
    },
  };
}

/** Throws what the subgraph refuses with; a fault of its own may be over when it is asked again. */
function orRefusal<Answer extends object>(subgraph: string, answer: OrError<Answer>): Answer {
  if (!isError(answer)) return answer;
  if (isOwnFault(answer.error)) throw new Unavailable('A part of the graph');
  throw new SubgraphError(subgraph, answer.error, undefined);
}

function isError<Answer extends object>(answer: OrError<Answer>): answer is { error: LiveError } {
  return 'error' in answer;
}
