import 'reflect-metadata';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import {
  type BuildSchemaOptions,
  buildSchemaSync,
  type ClassType,
  createResolversMap,
  Directive,
  type NonEmptyArray,
  Subscription,
} from 'type-graphql';

/** The directives of our own that subgraphs share with the gateway. */
export const GRAPH_SPEC = 'https://parley.example/graph/v1.0';

const HEAD = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@composeDirective"])
  @link(url: "${GRAPH_SPEC}", import: ["@access", "@live", "@position", "@shared"])
  @composeDirective(name: "@access")
  @composeDirective(name: "@live")
  @composeDirective(name: "@position")
  @composeDirective(name: "@shared")

"""
Whoever selects the field must be signed in and have the role and the scope that are named. All applications on a field must hold; the
gateway refuses an operation with a forbidden selection whole, before any fetch.
"""
directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION

"A subscription that follows the live contract: it can be shared by all who may hear the same, and continued."
directive @live on FIELD_DEFINITION

"Says where a client stands in a live subscription. It may be null, and has no part in what is resolved."
directive @position on ARGUMENT_DEFINITION

"The same for all who may hear of it, so that it is resolved once for all of them, with a passport that names no viewer."
directive @shared on FIELD_DEFINITION
`;

/** Guards a field: `@Access()` for whoever is signed in, or with the role or scope that is needed. */
export function Access(needed: { role?: string; scope?: string } = {}): MethodDecorator & PropertyDecorator {
  const given = Object.entries(needed).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return Directive(given.length === 0 ? '@access' : `@access(${given.join(', ')})`);
}

/**
 * A subscription that follows the live contract: its method is given the event (live/contract.ts, LiveEvent) as its root, once for all who
 * share the answer. What else the subgraph says of it stands in the `live` of its server.
 */
export function LiveSubscription(type: () => ClassType, options: { name?: string; description: string }): MethodDecorator {
  return (prototype, name, descriptor) => {
    Subscription(type, { ...options, nullable: true, subscribe: openedByGateway })(prototype, name, descriptor);
    Directive('@live')(prototype, name, descriptor as never);
  };
}

/** In the place of type-graphql's own way to listen, which live subscriptions do not go. */
function openedByGateway(): never {
  throw new Error('a live subscription is opened by the gateway');
}

/** Marks an argument of a live subscription that says where a client stands. */
export const Position = (): ParameterDecorator => Directive('@position');

/** Marks a field that is the same for all who may hear of it. Its resolver is given no viewer in a shared subscription. */
export const Shared = (): MethodDecorator & PropertyDecorator => Directive('@shared');

export interface FederatedSchemaOptions<Context> {
  resolvers: NonEmptyArray<NewableFunction>;
  /** Entities of this subgraph and of others that no resolver names. */
  orphanedTypes?: BuildSchemaOptions['orphanedTypes'];
  scalarsMap?: BuildSchemaOptions['scalarsMap'];
  /** How an entity is found by its key, for each type with one. Null where there is none. */
  references: Record<string, (reference: never, context: Context) => unknown>;
}

/** The SDL that other programs compose, and the schema that executes it: both made from the same classes. */
export function buildFederatedSchema<Context>(options: FederatedSchemaOptions<Context>): {
  typeDefs: string;
  schema: GraphQLSchema;
} {
  const { resolvers, orphanedTypes, scalarsMap, references } = options;
  const codeFirst = buildSchemaSync({
    resolvers,
    orphanedTypes,
    scalarsMap,
    validate: false,
    skipCheck: true,
    pubSub: { publish: openedByGateway, subscribe: openedByGateway },
  });
  const typeDefs = `${HEAD.trim()}\n\n${printSubgraphSchema(codeFirst)}\n`;
  const resolversMap = createResolversMap(codeFirst) as Record<string, Record<string, unknown>>;
  for (const [type, find] of Object.entries(references)) {
    resolversMap[type] = {
      ...resolversMap[type],
      // Always a promise: graphql-js would else tell a missing entity under a non-null field without an error.
      __resolveReference: async (reference: never, context: Context) => find(reference, context),
    };
  }
  return { typeDefs, schema: buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolversMap as never }]) };
}
