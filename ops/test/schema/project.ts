import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A project of its own in a temporary folder: rover.yaml, subgraphs, operations, and git where a test asks for it. */
export interface Project extends AsyncDisposable {
  root: string;
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
  /** Commits everything; the first call makes the repository. */
  commit(): void;
  git(...args: string[]): string;
}

export async function startProject(files: Record<string, string>): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'parley-schema-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Tester', '-c', 'user.email=tester@demo.example', ...args], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  const project: Project = {
    root,
    async write(file, text) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    },
    read: (file) => readFile(join(root, file), 'utf8'),
    commit() {
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'A state of the graph.');
    },
    git,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
  for (const [file, text] of Object.entries(files)) await project.write(file, text);
  return project;
}

export const roverYaml = (...names: string[]) =>
  [
    'federation_version: =2.14.4',
    'subgraphs:',
    ...names.map(
      (name) =>
        `  ${name}:\n    routing_url: http://127.0.0.1/${name}\n    schema:\n      file: ./schema/subgraphs/${name}.graphql`,
    ),
  ].join('\n');
