import { type ASTVisitor, GraphQLError, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
import { responseNamesAreSafe } from './response-names.ts';

/** With all fragments written out, which planning does: a few that spread each other twice would else keep it busy for ever. */
const MOST_SELECTIONS = 20_000;

/** What a document must keep to beside GraphQL's own rules, over HTTP and on sockets. */
export const documentRules: readonly ValidationRule[] = [responseNamesAreSafe, selectionsAreBounded];

function selectionsAreBounded(context: ValidationContext): ASTVisitor {
  // Null while it is counted: fragments in a circle are told of by another rule.
  const counted = new Map<string, number | null>();

  const inFragment = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known ?? 0;
    counted.set(name, null);
    const count = inSelections(context.getFragment(name)?.selectionSet);
    counted.set(name, count);
    return count;
  };
  const inSelections = (selectionSet: SelectionSetNode | undefined): number => {
    let count = 0;
    for (const selection of selectionSet?.selections ?? []) {
      count +=
        1 + (selection.kind === 'FragmentSpread' ? inFragment(selection.name.value) : inSelections(selection.selectionSet));
    }
    return count;
  };

  return {
    OperationDefinition({ selectionSet }) {
      if (inSelections(selectionSet) > MOST_SELECTIONS)
        context.reportError(new GraphQLError('The operation requests too many selections, with its fragments written out.'));
    },
  };
}
