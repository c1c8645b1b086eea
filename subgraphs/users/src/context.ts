import type { Log } from '@parley/kit/log';
import type { Client, Viewer } from '@parley/kit/passport';
import type { SubgraphRequest } from '@parley/kit/subgraph';
import type { UserService } from './user/user.service.ts';

/** What lives as long as the subgraph, by the nouns that resolvers speak of. */
export interface Services {
  users: UserService;
}

/** What a resolver is given: whoever asks, and what it can ask. Loaders are made here for each request, so that no answer outlives it. */
export interface Context extends Services {
  viewer: Viewer | null;
  client: Client | null;
  log: Log;
}

export function createContext(services: Services, { passport, log }: SubgraphRequest): Context {
  return { ...services, viewer: passport.viewer, client: passport.client, log };
}
