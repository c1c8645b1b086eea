import { type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { ReadDocument } from './document-cache.ts';
import { BadUserInput } from './errors.ts';
import type { Log } from './log.ts';
import { asSeenOutside } from './refusal.ts';

/** An operation as the gateway sends it, over HTTP or within the process. */
export interface Operation {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** The operation in the body of a request, or throws BadUserInput. */
export function readOperation(body: unknown): Operation {
  const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') throw new BadUserInput('query', 'Give the operation as a text.');
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw new BadUserInput('variables', 'Give the variables as an object.');
  return {
    query,
    variables: variables as Operation['variables'],
    operationName: typeof operationName === 'string' ? operationName : null,
  };
}

export interface Execution {
  schema: GraphQLSchema;
  read: ReadDocument;
  operation: Operation;
  /** What the root fields are resolved on. */
  root?: unknown;
  context: unknown;
  log: Log;
}

/** Its errors are as they are told outside. */
export async function executeOperation({ schema, read, operation, root, context, log }: Execution): Promise<ExecutionResult> {
  if (read.errors !== undefined) return { errors: read.errors };
  const result = await execute({
    schema,
    document: read.document,
    rootValue: root,
    variableValues: operation.variables,
    operationName: operation.operationName,
    contextValue: context,
  });
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => asSeenOutside(error, log)) as unknown as GraphQLError[] };
}
