import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotStart } from '@parley/kit/process';
import { parse, print } from 'graphql';
import type { SubgraphSource } from './composition-rules.ts';
import { readText } from './files.ts';
import type { NamedSubgraph } from './rover-config.ts';

export interface EmittedSubgraph extends SubgraphSource {
  file: string;
  /** What the file says now, or null where there is none yet. The same as `sdl` for a subgraph that is not made here. */
  written: string | null;
}

/**
 * The SDL of each subgraph as it is now. One whose folder is here says it itself: `src/schema.ts` exports `typeDefs()`, the whole SDL
 * with its @link lines. Any other, a third party's, is what its file says.
 */
export function emitSubgraphs(root: string, subgraphs: readonly NamedSubgraph[]): Promise<EmittedSubgraph[]> {
  return Promise.all(
    subgraphs.map(async ({ name, url, file }) => {
      const written = await readText(join(root, file));
      const folder = join(root, 'subgraphs', name);
      const sdl = (await isFolder(folder)) ? await sdlOf(name, folder) : written;
      if (sdl === null)
        throw new CannotStart(`${name} is named in rover.yaml, but neither subgraphs/${name} nor ${file} is there.`);
      return { name, url, file, sdl, written };
    }),
  );
}

async function sdlOf(name: string, folder: string): Promise<string> {
  if ((await readText(join(folder, 'src/schema.ts'))) === null) {
    throw new CannotStart(`subgraphs/${name} has no src/schema.ts, which exports typeDefs().`);
  }
  const { typeDefs }: { typeDefs?: unknown } = await import(pathToFileURL(join(folder, 'src/schema.ts')).href);
  const sdl = typeof typeDefs === 'function' ? await typeDefs() : undefined;
  if (typeof sdl !== 'string')
    throw new CannotStart(`subgraphs/${name}/src/schema.ts does not export typeDefs(), which returns its SDL.`);
  return `${print(parse(sdl)).trim()}\n`;
}

const isFolder = async (path: string) => (await stat(path).catch(() => null))?.isDirectory() === true;
