import { type BreakingChange, BreakingChangeType, findBreakingChanges, type GraphQLSchema } from 'graphql';
import { usesOf } from './operation-uses.ts';
import { type OperationFile, operationsOf } from './operations.ts';

/** A change after which an operation that worked may fail, or answer what its client cannot read. */
export interface Break {
  /** One sentence, by which it is known in schema/accepted-breaks.txt. */
  change: string;
  /** The registered operations that rely on what changes, as `name (file)`. */
  operations: string[];
}

export function breakingChanges(before: GraphQLSchema, after: GraphQLSchema, files: readonly OperationFile[]): Break[] {
  const operations = files.flatMap(({ file, document }) =>
    operationsOf(document).map((operation) => ({
      label: `${operation.name?.value ?? 'an operation without a name'} (${file})`,
      uses: usesOf(operation, document, before),
    })),
  );
  return findBreakingChanges(before, after).map((change) => ({
    change: change.description,
    operations: operations.filter(({ uses }) => relatesTo(change, uses)).map(({ label }) => label),
  }));
}

/**
 * graphql-js tells what changed in a sentence only. Where the sentence names a field (`User.email was removed.`) the field counts, with an
 * argument of it the argument; where it names types alone, every use of the type does.
 */
function relatesTo({ type, description }: BreakingChange, uses: ReadonlySet<string>): boolean {
  const named = description.match(/[_A-Za-z]\w*(?:\.\w+)?/g) ?? [];
  const field = named.find((word) => word.includes('.'));
  if (field === undefined) return named.some((word) => uses.has(word));
  const argument = / arg (\w+) /.exec(description)?.[1];
  if (argument === undefined || type === BreakingChangeType.REQUIRED_ARG_ADDED) return uses.has(field);
  return uses.has(`${field}(${argument}:)`);
}
