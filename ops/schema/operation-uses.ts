import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * What an operation relies on: types (`User`), fields (`User.email`), arguments (`Query.user(id:)`) and, since a variable may carry any
 * of them, every field of the inputs that its variables have.
 */
export function usesOf(operation: OperationDefinitionNode, document: DocumentNode, schema: GraphQLSchema): Set<string> {
  const uses = new Set<string>();
  const types = new TypeInfo(schema);
  const own = separateOperations(document)[operation.name?.value ?? ''] ?? document;
  visit(
    own,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType()?.name;
        uses.add(`${parent}.${node.name.value}`);
        const type = types.getType();
        if (type) uses.add(getNamedType(type).name);
        for (const argument of node.arguments ?? []) uses.add(`${parent}.${node.name.value}(${argument.name.value}:)`);
      },
      Argument() {
        const type = types.getInputType();
        if (type) addInput(type, uses);
      },
      NamedType(node) {
        const type = typeFromAST(schema, node);
        if (type === undefined) return;
        if (isInputType(type)) addInput(type, uses);
        else uses.add(node.name.value);
      },
    }),
  );
  return uses;
}

function addInput(type: GraphQLInputType, uses: Set<string>): void {
  const named = getNamedType(type);
  if (uses.has(named.name)) return;
  uses.add(named.name);
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    uses.add(`${named.name}.${field.name}`);
    addInput(field.type, uses);
  }
}
