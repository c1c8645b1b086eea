import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { buildGraph, type Graph } from './graph.ts';

export type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<BaseContext>['gateway']>;
export type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
export type Listener = (graph: Graph) => void;

/**
 * The graph that is served now. A newer one takes its place at once and whole: an operation that was validated against one
 * graph is planned and carried out by that same graph, however long it takes.
 */
export interface CurrentGraph {
  readonly graph: Graph | null;
  /** The graph that a schema belongs to, also after it was replaced. */
  of(schema: GraphQLSchema): Graph;
  /** Serves another supergraph, or throws the reason why it cannot be, also a listener's, and leaves the old one serving. */
  replace(sdl: string): Graph;
  /** Called at once with the present graph, and with each one after it. Gives what ends the listening. */
  listen(listener: Listener): () => void;
}

export function createCurrentGraph(): CurrentGraph {
  const graphs = new WeakMap<GraphQLSchema, Graph>();
  const listeners = new Set<Listener>();
  let current: Graph | null = null;
  const serve = (graph: Graph) => {
    current = graph;
    for (const listener of listeners) listener(graph);
  };
  return {
    get graph() {
      return current;
    },
    of(schema) {
      const graph = graphs.get(schema);
      if (graph === undefined) throw new Error('this schema belongs to no graph');
      return graph;
    },
    replace(sdl) {
      const graph = buildGraph(sdl);
      graphs.set(graph.schema, graph);
      const before = current;
      try {
        serve(graph);
      } catch (error) {
        current = before;
        if (before !== null) serve(before);
        throw error;
      }
      return graph;
    },
    listen(listener) {
      listeners.add(listener);
      if (current !== null) listener(current);
      return () => listeners.delete(listener);
    },
  };
}

/** The current graph as Apollo Server takes a gateway. */
export function asApolloGateway(current: CurrentGraph, executor: Executor): GatewayInterface {
  return {
    onSchemaLoadOrUpdate: (callback) =>
      current.listen((graph) => callback({ apiSchema: graph.schema, coreSupergraphSdl: graph.sdl })),
    load: async () => ({ executor }),
    stop: async () => {
      // what the graph fetches through is stopped by its owner
    },
  };
}
