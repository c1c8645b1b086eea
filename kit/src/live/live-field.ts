import { type DocumentNode, type FieldNode, type GraphQLSchema, getOperationAST } from 'graphql';
import { BadUserInput } from '../errors.ts';

/** The root field that a subscription of the gateway's selects: its plans name one, and never by a fragment. */
export function liveFieldOf(document: DocumentNode, operationName: string | undefined): string {
  const operation = getOperationAST(document, operationName);
  const root = operation?.selectionSet.selections.find((selection): selection is FieldNode => selection.kind === 'Field');
  if (operation?.operation !== 'subscription' || root === undefined) throw new BadUserInput('query', 'Give a subscription.');
  return root.name.value;
}

/** Throws where the schema promises a live field that nobody answers for, or the other way round. */
export function requireLiveFields(schema: GraphQLSchema, answered: readonly string[]): void {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  const promised = fields
    .filter((field) => field.astNode?.directives?.some(({ name }) => name.value === 'live'))
    .map(({ name }) => name);
  for (const name of promised) {
    if (!answered.includes(name)) throw new Error(`nobody opens the live subscription ${name}`);
  }
  for (const name of answered) {
    if (!promised.includes(name)) throw new Error(`${name} is no live subscription of the schema`);
  }
}
