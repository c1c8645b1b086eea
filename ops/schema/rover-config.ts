import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CannotStart } from '@parley/kit/process';
import { parse } from 'yaml';
import { z } from 'zod';

const roverFile = z.object({
  federation_version: z.union([z.string(), z.number()]).transform(String),
  subgraphs: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name of small letters, figures and hyphens'),
    z.object({
      routing_url: z.url(),
      schema: z.object({ file: z.string() }),
    }),
  ),
});

export interface NamedSubgraph {
  name: string;
  url: string;
  /** Where its SDL lies, relative to the project's root. */
  file: string;
}

/** The subgraphs that rover.yaml names. Of rover's sources for an SDL only `schema.file` is read: what we compose lies in the repository. */
export async function readRoverConfig(root: string): Promise<NamedSubgraph[]> {
  const read = roverFile.safeParse(parse(await readFile(join(root, 'rover.yaml'), 'utf8')));
  if (!read.success) throw new CannotStart(`rover.yaml cannot be used:\n${z.prettifyError(read.error)}`);
  assertSameComposition(read.data.federation_version);
  return Object.entries(read.data.subgraphs).map(([name, { routing_url, schema }]) => ({
    name,
    url: routing_url,
    file: schema.file.replace(/^\.\//, ''),
  }));
}

/** Rover takes the composition that `federation_version` names, and we take the installed one: an exact version must be the same. */
function assertSameComposition(wanted: string): void {
  const { version } = createRequire(import.meta.url)('@apollo/composition/package.json') as { version: string };
  if (wanted === '2' || wanted === `=${version}`) return;
  throw new CannotStart(
    `rover.yaml asks for federation ${wanted}, but @apollo/composition ${version} is installed: write "=${version}".`,
  );
}
