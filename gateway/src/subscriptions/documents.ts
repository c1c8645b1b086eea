import { createHash } from 'node:crypto';
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  type OperationTypeNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  type ValidationContext,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Graph } from '../graph/graph.ts';
import { documentRules } from '../http/document-rules.ts';

/** `key` names the text. */
export type ReadDocument = { document: DocumentNode; key: string; errors?: undefined } | { errors: readonly GraphQLError[] };

/** Documents as they come over sockets, under the rules that Apollo Server keeps over HTTP. Each is parsed and validated once for each graph. */
export interface Documents {
  read(graph: Graph, query: string): ReadDocument;
  /** What kind of operation is asked for, before anything is validated; null where there is none, and whoever carries it out says why. */
  kindOf(graph: Graph, query: string, operationName: string | undefined): OperationTypeNode | null;
}

export interface DocumentsOptions {
  /** A document of more tokens is not parsed. */
  tokenLimit: number;
}

/** What is made of a text takes some 50 times its length. */
const TEXTS_LENGTH = 2_000_000;

type Known = { parsed: ReadDocument; valid: ReadDocument | null };

export function createDocuments({ tokenLimit }: DocumentsOptions): Documents {
  const graphs = new WeakMap<Graph, LRUCache<string, Known>>();

  const find = (graph: Graph, query: string): Known => {
    let texts = graphs.get(graph);
    if (texts === undefined) {
      texts = new LRUCache({ maxSize: TEXTS_LENGTH, sizeCalculation: (_, text) => text.length + 1 });
      graphs.set(graph, texts);
    }
    let known = texts.get(query);
    if (known === undefined) {
      known = { parsed: parseDocument(query, tokenLimit), valid: null };
      texts.set(query, known);
    }
    return known;
  };

  return {
    read(graph, query) {
      const known = find(graph, query);
      known.valid ??= known.parsed.errors === undefined ? validated(graph, known.parsed) : known.parsed;
      return known.valid;
    },
    kindOf(graph, query, operationName) {
      const { parsed } = find(graph, query);
      return parsed.errors === undefined ? (getOperationAST(parsed.document, operationName)?.operation ?? null) : null;
    },
  };
}

function parseDocument(query: string, maxTokens: number): ReadDocument {
  try {
    return { document: parse(query, { maxTokens }), key: createHash('sha256').update(query).digest('hex') };
  } catch (error) {
    return { errors: withCode([error as GraphQLError], 'GRAPHQL_PARSE_FAILED') };
  }
}

function validated(graph: Graph, read: ReadDocument & { errors?: undefined }): ReadDocument {
  const { schema } = graph;
  // GraphQL's own rule for the root of subscriptions cannot bear conditions there, so they are refused before it.
  let errors = validate(schema, read.document, [subscriptionsAreUnconditional]);
  if (errors.length === 0) errors = validate(schema, read.document, [...specifiedRules, ...documentRules]);
  return errors.length === 0 ? read : { errors: withCode(errors, 'GRAPHQL_VALIDATION_FAILED') };
}

/** Whether there is a subscription at all may not depend on variables. */
function subscriptionsAreUnconditional(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation !== 'subscription') return false;
      const spread = new Set<string>();
      const check = (root: SelectionSetNode) => {
        for (const selection of root.selections) {
          if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include'))
            context.reportError(new GraphQLError('The field of a subscription may not be skipped.', { nodes: selection }));
          if (selection.kind === 'InlineFragment') check(selection.selectionSet);
          if (selection.kind !== 'FragmentSpread' || spread.has(selection.name.value)) continue;
          spread.add(selection.name.value);
          const fragment = context.getFragment(selection.name.value);
          if (fragment) check(fragment.selectionSet);
        }
      };
      check(selectionSet);
      return false;
    },
  };
}

function withCode(errors: readonly GraphQLError[], code: string): readonly GraphQLError[] {
  return errors.map(
    ({ message, nodes, source, positions }) => new GraphQLError(message, { nodes, source, positions, extensions: { code } }),
  );
}
