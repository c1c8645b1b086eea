import type { Log } from '@parley/kit/log';
import { CannotStart } from '@parley/kit/process';
import type { CurrentGraph } from '../graph/current-graph.ts';
import { createDependency } from '../health/dependency.ts';
import type { LastGood } from './last-good.ts';
import type { SupergraphSource } from './source.ts';

export interface FollowOptions {
  source: SupergraphSource;
  /** Null when none is kept. */
  lastGood: LastGood | null;
  graph: CurrentGraph;
  log: Log;
}

export interface FollowedSupergraph {
  state(): SupergraphState;
  stop(): Promise<void>;
}

export interface SupergraphState {
  /** Which supergraph serves: that of its source, or the one that was kept. */
  serving: string;
  since: string;
  source: { ok: boolean; since: string; lastError: string | null };
  /** The last supergraph that was not taken, and why; null once another was. */
  refused: { at: string; reason: string } | null;
}

/**
 * Serves what a source brings, as soon as its text differs. A supergraph that cannot be served is refused with the reason while
 * the old one goes on serving. When there is nothing to start from but the one that was kept, that one serves.
 */
export async function followSupergraph({ source, lastGood, graph, log }: FollowOptions): Promise<FollowedSupergraph> {
  const sourceState = createDependency();
  let serving: { what: string; since: string } | null = null;
  let refused: SupergraphState['refused'] = null;
  let lastRefusedSdl: string | null = null;
  let keeping: Promise<void> = Promise.resolve();

  const state = (): SupergraphState => ({
    serving: serving?.what ?? 'none',
    since: serving?.since ?? '',
    source: sourceState.state(),
    refused,
  });
  const serve = (sdl: string, what: string, since = new Date().toISOString()): boolean => {
    try {
      graph.replace(sdl);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      refused = { at: new Date().toISOString(), reason };
      lastRefusedSdl = sdl;
      log.error({ source: what, reason, serving: serving?.what }, 'a supergraph was refused');
      return false;
    }
    serving = { what, since };
    log.info({ source: what, subgraphs: graph.graph?.subgraphs.map(({ name }) => name) }, 'serving a supergraph');
    return true;
  };
  const keep = (sdl: string) => {
    if (lastGood === null) return;
    keeping = keeping
      .then(() => lastGood.keep(sdl))
      .catch((error: unknown) => log.error({ err: error }, 'the supergraph could not be kept on disk'));
  };

  await source.start({
    brought(sdl) {
      sourceState.succeeded();
      if (sdl === lastRefusedSdl) return;
      if (sdl === graph.graph?.sdl) {
        if (serving !== null) serving.what = source.name;
      } else {
        if (!serve(sdl, source.name)) return;
        keep(sdl);
      }
      refused = null;
      lastRefusedSdl = null;
    },
    failed(error) {
      if (sourceState.failed(error)) log.error({ err: error, source: source.name }, 'no supergraph can be read from its source');
    },
  });

  if (graph.graph === null) {
    const kept = await lastGood?.read();
    const started = kept !== null && kept !== undefined && serve(kept.sdl, 'last good', kept.keptAt);
    if (!started) {
      await source.stop();
      const reason = state().refused?.reason ?? state().source.lastError;
      throw new CannotStart(`There is no supergraph to serve: ${source.name}: ${reason ?? 'nothing was read'}`);
    }
  }

  return {
    state,
    async stop() {
      await source.stop();
      await keeping;
    },
  };
}
