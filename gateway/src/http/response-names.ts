import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** `__proto__` is a legal alias, and would reach the prototype of the object that an answer is put together in. */
export function responseNamesAreSafe(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.alias?.value === '__proto__')
        context.reportError(new GraphQLError('A field may not be called __proto__.', { nodes: node }));
    },
  };
}
