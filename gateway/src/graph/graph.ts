import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { assertValidSchema, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type AccessTable, createAccessTable } from '../access/access-table.ts';
import { type RequiredAccess, requiredAccess } from '../access/required-access.ts';
import { createLiveTable, type LiveTable } from '../subscriptions/live-table.ts';
import { type PlannedSubscription, planSubscription } from '../subscriptions/plan-subscription.ts';
import { type PlannedOperation, planOperation } from './operation.ts';

/** All that follows from one supergraph schema. Nothing in it changes; a newer schema makes another graph. */
export interface Graph {
  sdl: string;
  /** What clients see. */
  schema: GraphQLSchema;
  /** The same, as the planner knows it. */
  federated: Schema;
  /** The whole, with what clients do not see. */
  supergraph: GraphQLSchema;
  planner: QueryPlanner;
  access: AccessTable;
  live: LiveTable;
  subgraphs: readonly { name: string; url: string }[];
  /** Plans an operation of a valid document, once; `key` names the document. */
  operation(key: string, document: DocumentNode, operationName: string | undefined): PlannedOperation;
  /** The same for a subscription. */
  subscription(key: string, document: DocumentNode, operationName: string | undefined): PlannedSubscription;
  /** What an operation of a valid document requires of its viewer, worked out once. */
  requiredAccess(key: string, document: DocumentNode, operation: OperationDefinitionNode): readonly RequiredAccess[];
}

const OPERATIONS = 1_000;
/** About so many bytes may all plans take. */
const PLANS_BYTES = 100_000_000;

/** Builds a graph, or throws the reason why the supergraph schema cannot be served. */
export function buildGraph(sdl: string): Graph {
  const supergraph = Supergraph.build(sdl, { validateSupergraph: true });
  const federated = supergraph.apiSchema();
  const schema = federated.toGraphQLJSSchema();
  assertValidSchema(schema);
  const plans = new LRUCache<string, PlannedOperation>({ max: OPERATIONS, maxSize: PLANS_BYTES });
  const subscriptions = new LRUCache<string, PlannedSubscription>({ max: OPERATIONS, maxSize: PLANS_BYTES });
  const required = new LRUCache<string, readonly RequiredAccess[]>({ max: OPERATIONS });
  const whole = supergraph.schema.toGraphQLJSSchema();
  const document = parse(sdl, { noLocation: true });
  const graph: Graph = {
    sdl,
    schema,
    federated,
    supergraph: whole,
    planner: new QueryPlanner(supergraph),
    access: createAccessTable(document, whole),
    live: createLiveTable(document, schema.getSubscriptionType()?.name ?? 'Subscription'),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    operation(key, document, operationName) {
      const name = `${key}\n${operationName ?? ''}`;
      const known = plans.get(name);
      if (known !== undefined) return known;
      const planned = planOperation(graph, document, operationName);
      plans.set(name, planned, { size: bytesOf(document, planned.plan) });
      return planned;
    },
    subscription(key, document, operationName) {
      const name = `${key}\n${operationName ?? ''}`;
      const known = subscriptions.get(name);
      if (known !== undefined) return known;
      const planned = planSubscription(graph, document, operationName);
      subscriptions.set(name, planned, { size: bytesOf(document, [planned.primary, planned.rest]) });
      return planned;
    },
    requiredAccess(key, document, operation) {
      const name = `${key}\n${operation.name?.value ?? ''}`;
      const known = required.get(name);
      if (known !== undefined) return known;
      const found = requiredAccess(graph.access, schema, document, operation);
      required.set(name, found);
      return found;
    },
  };
  return graph;
}

/** What is made of a document's text takes some 50 times its length, and more where fragments make a plan of it that is longer than itself. */
function bytesOf(document: DocumentNode, plan: unknown): number {
  return 1_000 + 50 * (document.loc?.end ?? 0) + 4 * JSON.stringify(plan).length;
}
