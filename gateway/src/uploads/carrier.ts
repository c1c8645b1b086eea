import {
  type GraphQLSchema,
  type GraphQLType,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { FetchStep, Step } from '../execution/steps.ts';
import type { MappedFile } from './file-map.ts';
import { shown } from './form-parts.ts';
import { UploadRefused } from './upload-refused.ts';

/** Files stand where a subgraph says that it takes some: its scalar of this name. */
const UPLOAD_TYPE = 'Upload';

/**
 * The fetch that carries an operation's files, null where none uses them. Files come once and are kept nowhere here, so that several
 * fetches cannot have them; and they are shown only to who expects them.
 */
export function carrierOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  plan: Step | null,
  mapped: readonly MappedFile[],
): FetchStep | null {
  const paths = mapped.flatMap((one) => one.paths);
  const wrong = paths.find((path) => !isFilePlace(schema, operation, path));
  if (wrong !== undefined)
    throw new UploadRefused('map', `The map names “variables.${shown(wrong.join('.'))}”, where no file is expected.`);
  const names = new Set(paths.map(([variable]) => variable));
  const [carrier = null, ...others] = fetchesOf(plan).filter(({ variables }) => variables.some((name) => names.has(name)));
  if (others.length > 0)
    throw new UploadRefused('operations', 'All files of a request go to one part of the graph, at one time.');
  return carrier;
}

function isFilePlace(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  [variable, ...steps]: readonly string[],
): boolean {
  const definition = operation.variableDefinitions?.find((one) => one.variable.name.value === variable);
  let type: GraphQLType | undefined = definition && typeFromAST(schema, definition.type);
  for (const step of steps) {
    const holder: GraphQLType | undefined = getNullableType(type);
    if (isListType(holder)) type = holder.ofType;
    else if (isInputObjectType(holder) && Object.hasOwn(holder.getFields(), step)) type = holder.getFields()[step]?.type;
    else return false;
  }
  const named = getNullableType(type);
  return isScalarType(named) && named.name === UPLOAD_TYPE;
}

function fetchesOf(step: Step | null): FetchStep[] {
  switch (step?.kind) {
    case undefined:
      return [];
    case 'fetch':
      return [step];
    case 'flatten':
      return fetchesOf(step.step);
    case 'condition':
      return [...fetchesOf(step.included), ...fetchesOf(step.skipped)];
    default:
      return step?.steps.flatMap(fetchesOf) ?? [];
  }
}
