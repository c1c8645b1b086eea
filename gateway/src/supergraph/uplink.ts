import type { UplinkSupergraphManager } from '@apollo/gateway';
import type { Log } from '@parley/kit/log';
import type { SupergraphReceiver, SupergraphSource } from './source.ts';

export interface UplinkSourceOptions {
  apiKey: string;
  graphRef: string;
  /** Apollo's own where none are given. */
  endpoints: string[] | undefined;
  /** Uplink is asked at most each ten seconds. */
  pollMs: number;
  log: Log;
}

const LEAST_POLL_MS = 10_000;

/** A supergraph that Apollo Uplink keeps. Apollo's own client asks for it; here it only learns to start anew when its first try fails. */
export function createUplinkSource({ apiKey, graphRef, endpoints, pollMs, log }: UplinkSourceOptions): SupergraphSource {
  let cleanup: (() => Promise<void>) | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  const begin = async (receiver: SupergraphReceiver): Promise<void> => {
    try {
      const manager = await createManager(receiver);
      const started = await manager.initialize({
        update: (sdl) => receiver.brought(sdl),
        healthCheck: async () => undefined,
        getDataSource: () => {
          throw new Error('Uplink needs no data source');
        },
      });
      if (stopped) await started.cleanup();
      else cleanup = started.cleanup;
      receiver.brought(started.supergraphSdl);
    } catch (error) {
      receiver.failed(error);
      if (stopped) return;
      retry = setTimeout(() => void begin(receiver), Math.max(pollMs, LEAST_POLL_MS));
      retry.unref();
    }
  };

  /** Loaded only here: @apollo/gateway brings much along that no other source needs. */
  const createManager = async (receiver: SupergraphReceiver): Promise<UplinkSupergraphManager> => {
    const { UplinkSupergraphManager } = await import('@apollo/gateway');
    return new UplinkSupergraphManager({
      apiKey,
      graphRef,
      uplinkEndpoints: endpoints,
      fallbackPollIntervalInMs: Math.max(pollMs, LEAST_POLL_MS),
      initialMaxRetries: 1,
      logger: {
        debug: (message) => log.debug(message),
        info: (message) => log.debug(message),
        warn: (message) => log.warn(message),
        error: (message) => log.debug(message),
      },
      onFailureToFetchSupergraphSdlAfterInit: async ({ error }) => {
        receiver.failed(error);
        return null;
      },
    });
  };

  return {
    name: `uplink ${graphRef}`,
    start: begin,
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await cleanup?.();
    },
  };
}
