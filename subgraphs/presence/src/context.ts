import type { Log } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import type { SubgraphRequest } from '@parley/kit/subgraph';
import { type CallLoaders, createCallLoaders } from './call/call.loader.ts';
import type { CallService } from './call/call.service.ts';
import type { IceService } from './ice/ice.service.ts';
import { createPresenceLoaders, type PresenceLoaders } from './presence/presence.loader.ts';
import type { PresenceService } from './presence/presence.service.ts';
import { createTypingLoaders, type TypingLoaders } from './typing/typing.loader.ts';
import type { TypingService } from './typing/typing.service.ts';

/** What lives as long as the subgraph, by the nouns that resolvers speak of. */
export interface Services {
  presences: PresenceService;
  typing: TypingService;
  calls: CallService;
  ice: IceService;
}

/** What clients are told of how often to come. */
export interface Pace {
  nextWithinSeconds: number;
  idleAfterSeconds: number;
  typingAgainAfterSeconds: number;
}

export type Loaders = PresenceLoaders & TypingLoaders & CallLoaders;

/** What a resolver is given: whoever asks, and what it can ask. Loaders are made for each request, so that no answer outlives it. */
export interface Context extends Services {
  viewer: Viewer | null;
  log: Log;
  pace: Pace;
  loaders: Loaders;
}

export function createContext(services: Services, pace: Pace, { passport, log }: SubgraphRequest): Context {
  const loaders = {
    ...createPresenceLoaders(passport, services.presences),
    ...createTypingLoaders(passport, services.typing),
    ...createCallLoaders(passport.viewer, services.calls),
  };
  return { ...services, viewer: passport.viewer, log, pace, loaders };
}
