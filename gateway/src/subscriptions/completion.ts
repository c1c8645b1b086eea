import { newId } from '@parley/kit/id';
import type { Log } from '@parley/kit/log';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from '../data-source/data-source.ts';
import type { DataSources } from '../data-source/data-sources.ts';
import { addMisfits } from '../execution/misfits.ts';
import { type Gathered, type Run, runPlan, runPlanFrom } from '../execution/run.ts';
import { SubgraphError } from '../execution/subgraph-error.ts';
import { formatPublicError, readPublicError } from '../http/public-errors.ts';
import type { Bearer, Passports } from '../identity/passports.ts';
import { withinTime } from './deadline.ts';
import type { PreparedOperation } from './prepare.ts';
import { watchSharing } from './sharing-watch.ts';

/**
 * Makes what is sent of what the root field's subgraph answered for each event: what other subgraphs know is added, with one fetch for all events
 * wherever the plan has one, the answer gets its shape, and is written once. Never rejects: what is missing is null, with an error.
 */
export type Complete = (
  operation: PreparedOperation,
  bearer: Bearer,
  answers: readonly (SubgraphAnswer | null)[],
) => Promise<(Buffer | null)[]>;

export interface CompletionOptions {
  sources: DataSources;
  passports: Passports;
  /** What other subgraphs have not given after it is missing. */
  restTimeoutMs: number;
  log: Log;
}

export function createCompletion({ sources, passports, restTimeoutMs, log }: CompletionOptions): Complete {
  const sharing = watchSharing(log);

  const addRest = async ({ planned, ...operation }: PreparedOperation, bearer: Bearer, told: readonly Gathered[]) => {
    const { rest } = planned;
    if (rest === null || told.length === 0) return;
    const requestId = newId();
    const shown = passports.forLive(bearer);
    const found = await withinTime(restTimeoutMs, (signal) => {
      const ask: Run['ask'] = (fetch, variables) => sources.ask(fetch, variables, { requestId, passports: shown, signal });
      const starts = told.map(({ data }) => data);
      return runPlanFrom({ schema: operation.graph.supergraph, ...operation, ask }, rest, starts);
    });
    found.forEach(({ errors, empty }, index) => {
      told[index]?.errors.push(...errors);
      told[index]?.empty.push(...empty);
    });
  };

  return async (operation, bearer, answers) => {
    const { planned, graph, given, coerced } = operation;
    const gather = async (answer: SubgraphAnswer) =>
      runPlan({ schema: graph.supergraph, given, coerced, ask: async () => answer }, planned.primary);
    const gathered = await Promise.all(answers.map((answer) => (answer === null ? null : gather(answer))));
    await addRest(
      operation,
      bearer,
      gathered.filter((one) => one !== null),
    );

    const shape = planned.shapes.of(coerced);
    const unexpected: GraphQLError[] = [];
    const written = gathered.map((one) => {
      if (one === null) return null;
      const { data, misfits } = shape(one.data);
      addMisfits(one, misfits);
      unexpected.push(...one.errors.filter((error) => !readPublicError(error).known));
      if ('audience' in bearer) sharing.look(one.errors);
      return write(data, one.errors);
    });
    const [first] = unexpected;
    if (first !== undefined) {
      const subgraph = first instanceof SubgraphError ? first.subgraph : undefined;
      const told = { err: first, subgraph, path: first.path, field: operation.field, errors: unexpected.length };
      log.error(told, 'a live event met an unexpected error');
    }
    return written;
  };
}

function write(data: unknown, errors: readonly GraphQLError[]): Buffer {
  const told = errors.map(asPublic);
  return Buffer.from(JSON.stringify(told.length === 0 ? { data } : { data, errors: told }));
}

function asPublic(error: GraphQLError): GraphQLFormattedError {
  return formatPublicError({ message: error.message, path: error.path }, error);
}
