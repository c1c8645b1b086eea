import type { Log } from '@parley/kit/log';
import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { SubgraphError } from '../execution/subgraph-error.ts';

const PLACES = 1_000;

/** Says once of each place, where errors of a shared answer show it, that something marked as shared depends on who asks after all. */
export function watchSharing(log: Log) {
  const said = new LRUCache<string, true>({ max: PLACES });
  return {
    look(errors: readonly GraphQLError[]): void {
      for (const error of errors) {
        if (!(error instanceof SubgraphError) || error.extensions['code'] !== 'UNAUTHENTICATED') continue;
        const path = error.path?.filter((element) => typeof element === 'string').join('.');
        const place = `${error.subgraph} ${path}`;
        if (said.has(place)) continue;
        said.set(place, true);
        log.error({ subgraph: error.subgraph, path }, 'a field marked @shared asks for the viewer');
      }
    },
  };
}
