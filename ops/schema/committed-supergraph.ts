import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '@parley/kit/process';
import { readText } from './files.ts';

export const SUPERGRAPH_FILE = 'schema/supergraph.graphql';

const run = promisify(execFile);

/**
 * The supergraph that clients know: as committed in `base`, HEAD when none is given. Outside git it is the file as it lies there. Null
 * when there was none yet.
 */
export async function committedSupergraph(root: string, base?: string): Promise<string | null> {
  const git = (...args: string[]) => run('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const inGit = await succeeds(git('rev-parse', '--is-inside-work-tree'));
  if (!inGit) {
    if (base !== undefined) throw new CannotStart(`--base ${base} needs git, and ${root} is in no git repository.`);
    return readText(join(root, SUPERGRAPH_FILE));
  }
  const known = await succeeds(git('rev-parse', '--verify', '--quiet', '--end-of-options', `${base ?? 'HEAD'}^{commit}`));
  if (!known) {
    if (base !== undefined) throw new CannotStart(`--base ${base} names no commit.`);
    return null;
  }
  const commit =
    (await git('rev-parse', '--verify', '--end-of-options', `${base ?? 'HEAD'}^{commit}`)).stdout.trim().split('\n').at(-1) ?? '';
  const listed = await git('ls-tree', '--name-only', commit, '--', SUPERGRAPH_FILE);
  if (listed.stdout.trim() === '') return null;
  return (await git('show', `${commit}:./${SUPERGRAPH_FILE}`)).stdout;
}

const succeeds = (command: Promise<unknown>) =>
  command.then(
    () => true,
    () => false,
  );
