import type { GraphQLFormattedError } from 'graphql';
import { isData } from '../execution/data.ts';
import { type SubgraphAnswer, SubgraphAway } from './data-source.ts';

/** Reads a subgraph's answer, or throws SubgraphAway for what is no answer to a GraphQL request. */
export function readAnswer(parsed: unknown): SubgraphAnswer {
  if (!isData(parsed)) throw new SubgraphAway('the answer is not an object');
  const { data = null } = parsed;
  const errors = parsed['errors'] ?? [];
  if (data !== null && !isData(data)) throw new SubgraphAway('the data of the answer is not an object');
  if (!Array.isArray(errors) || !errors.every(isError)) throw new SubgraphAway('the errors of the answer are not GraphQL errors');
  if (data === null && errors.length === 0) throw new SubgraphAway('the answer holds neither data nor errors');
  return { data, errors };
}

function isError(value: unknown): value is GraphQLFormattedError {
  return (
    isData(value) &&
    typeof value['message'] === 'string' &&
    (value['path'] === undefined || value['path'] === null || isPath(value['path'])) &&
    (value['extensions'] === undefined || value['extensions'] === null || isData(value['extensions']))
  );
}

function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.every((element) => typeof element === 'string' || typeof element === 'number');
}
