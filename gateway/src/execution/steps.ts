import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';

/** A query plan in the form in which it is carried out: what does not change from request to request is worked out once. */
export type Step =
  | { kind: 'sequence'; steps: readonly Step[] }
  | { kind: 'parallel'; steps: readonly Step[] }
  | { kind: 'condition'; variable: string; included: Step | null; skipped: Step | null }
  | { kind: 'flatten'; path: readonly string[]; step: Step }
  | FetchStep;

export interface FetchStep {
  kind: 'fetch';
  subgraph: string;
  query: string;
  operationName: string | undefined;
  /** The request's JSON up to its variables. */
  bodyStart: string;
  variables: readonly string[];
  /** What an entity must show of itself to be fetched; null for a fetch of root fields. */
  requires: readonly QueryPlanSelectionNode[] | null;
  inputRewrites: readonly FetchDataRewrite[];
  outputRewrites: readonly FetchDataRewrite[];
  /** What the client calls a field that this fetch has to call otherwise. */
  responseNames: ReadonlyMap<string | number, string>;
}

/** Null when nothing has to be fetched, as with introspection. */
export function stepsOf(plan: QueryPlan): Step | null {
  if (plan.node === undefined) return null;
  if (plan.node.kind === 'Subscription') throw new Error('a subscription is not carried out as a request');
  return stepOf(plan.node);
}

/** What the subgraph of the root field tells of each event, and what others add to it. */
export function subscriptionStepsOf(plan: QueryPlan): { primary: FetchStep; rest: Step | null } {
  if (plan.node?.kind !== 'Subscription') throw new Error('only a subscription is carried out as one');
  const { primary, rest } = plan.node;
  return { primary: fetchOf(primary), rest: rest === undefined ? null : stepOf(rest) };
}

function stepOf(node: PlanNode): Step {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map(stepOf) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map(stepOf) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        included: node.ifClause === undefined ? null : stepOf(node.ifClause),
        skipped: node.elseClause === undefined ? null : stepOf(node.elseClause),
      };
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(String), step: stepOf(node.node) };
    case 'Fetch':
      return fetchOf(node);
    case 'Defer':
      throw new Error('@defer is not supported');
  }
}

function fetchOf(node: FetchNode): FetchStep {
  const name = node.operationName === undefined ? '' : `,"operationName":${JSON.stringify(node.operationName)}`;
  return {
    kind: 'fetch',
    subgraph: node.serviceName,
    query: node.operation,
    operationName: node.operationName,
    bodyStart: `{"query":${JSON.stringify(node.operation)}${name},"variables":`,
    variables: node.variableUsages ?? [],
    requires: node.requires ?? null,
    inputRewrites: node.inputRewrites ?? [],
    outputRewrites: node.outputRewrites ?? [],
    responseNames: new Map(
      (node.outputRewrites ?? []).flatMap((one) =>
        one.kind === 'KeyRenamer' ? [[String(one.path.at(-1)), one.renameKeyTo] as const] : [],
      ),
    ),
  };
}
