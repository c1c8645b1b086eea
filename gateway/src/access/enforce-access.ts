import type { ApolloServerPlugin } from '@apollo/server';
import type { Viewer } from '@parley/kit/passport';
import { GraphQLError } from 'graphql';
import type { CurrentGraph } from '../graph/current-graph.ts';
import type { GatewayContext } from '../http/context.ts';
import type { Requirement } from './access-table.ts';
import type { RequiredAccess } from './required-access.ts';

/**
 * Refuses an operation whole, before anything is fetched, when it selects a field that its viewer may not see. What an operation
 * requires is worked out once for each graph; who asks is compared each time.
 */
export function enforceAccess(current: CurrentGraph): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, queryHash, contextValue }) {
          const graph = current.of(schema);
          if (operation !== undefined && !graph.access.empty)
            assertAccess(graph.requiredAccess(queryHash, document, operation), contextValue.viewer);
        },
      };
    },
  };
}

/** Throws UNAUTHENTICATED where signing in could help, and FORBIDDEN where it does not. */
export function assertAccess(required: readonly RequiredAccess[], viewer: Viewer | null): void {
  for (const requirement of required) {
    if (viewer === null) throw refusal('UNAUTHENTICATED', 401, 'Log in to do this.', requirement.field);
    if (!holds(requirement, viewer)) throw refusal('FORBIDDEN', 403, 'You may not do this.', requirement.field);
  }
}

/** Whether somebody has the role and the scope that something asks for. */
export function holds({ role, scope }: Requirement, viewer: Viewer): boolean {
  return (
    (role === null || viewer.roles.includes(role)) &&
    (scope === null || viewer.scopes.includes('*') || viewer.scopes.includes(scope))
  );
}

function refusal(code: string, status: number, message: string, field: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, field, http: { status } } });
}
