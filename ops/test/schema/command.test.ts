import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSchema, writeSchema } from '../../schema/command.ts';
import { roverYaml, startProject } from './project.ts';

const PEOPLE = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
type Query {
  "Who asks."
  viewer: User
}
type Mutation {
  "Changes a name."
  rename(
    "The new one."
    input: RenameInput!
  ): User
}
"A person."
type User @key(fields: "id") {
  "Never changes."
  id: ID!
  "What others call them."
  name: String!
  "Where mail reaches them."
  email: String
}
"A new name."
input RenameInput {
  "The name."
  name: String!
}
`;

const VIEWER = 'query Viewer {\n  viewer {\n    id\n    email\n  }\n}\n';
const RENAME = 'mutation Rename($input: RenameInput!) {\n  rename(input: $input) {\n    id\n  }\n}\n';

/** A project whose one subgraph is made by its own sources, written, checked and committed. */
async function committedProject(sdl = PEOPLE) {
  const project = await startProject({
    'rover.yaml': roverYaml('people'),
    'subgraphs/people/src/schema.ts': sourceOf(sdl),
    'schema/operations/viewer.graphql': VIEWER,
    'schema/operations/deep/rename.graphql': RENAME,
  });
  expect(await writeSchema(project.root)).toMatchObject({ ok: true });
  project.commit();
  return project;
}

const sourceOf = (sdl: string) => `export const typeDefs = (): string => ${JSON.stringify(sdl)};\n`;

/** Modules are loaded once in a process, so a subgraph that changes is played by its file, as a third party's is. */
async function fileProject(sdl = PEOPLE) {
  const project = await startProject({
    'rover.yaml': roverYaml('people'),
    'schema/subgraphs/people.graphql': sdl,
    'schema/operations/viewer.graphql': VIEWER,
    'schema/operations/deep/rename.graphql': RENAME,
  });
  await writeSchema(project.root);
  project.commit();
  return {
    project,
    async change(from: string | RegExp, to: string) {
      const changed = sdl.replace(from, to);
      expect(changed).not.toBe(sdl);
      await project.write('schema/subgraphs/people.graphql', changed);
      return writeSchema(project.root);
    },
  };
}

test('what the sources say is written, composed, and found unchanged the next time', async () => {
  await using project = await committedProject();
  expect(await project.read('schema/subgraphs/people.graphql')).toContain('type User @key(fields: "id")');
  expect(await project.read('schema/supergraph.graphql')).toContain('http://127.0.0.1/people');
  expect(await writeSchema(project.root)).toEqual({ ok: true, lines: ['Nothing has changed.'] });
  expect(await checkSchema(project.root)).toMatchObject({ ok: true });
});

test('a file that is not what the sources say is drift, and check does not mend it', async () => {
  await using project = await committedProject();
  await project.write('schema/subgraphs/people.graphql', 'type Query { hello: String }\n');
  const report = await checkSchema(project.root);
  expect(report.ok).toBe(false);
  expect(report.lines.join('\n')).toMatch(/schema\/subgraphs\/people\.graphql: is not what the sources say: run npm run schema/);
  expect(await project.read('schema/subgraphs/people.graphql')).toBe('type Query { hello: String }\n');
});

test('a missing supergraph is drift', async () => {
  await using project = await startProject({ 'rover.yaml': roverYaml('people'), 'schema/subgraphs/people.graphql': PEOPLE });
  const report = await checkSchema(project.root);
  expect(report.lines.join('\n')).toMatch(/schema\/supergraph\.graphql: is not what the sources say/);
});

test('a subgraph whose folder is not there is composed from its file', async () => {
  await using project = await committedProject();
  await project.write('rover.yaml', roverYaml('people', 'weather'));
  await project.write(
    'schema/subgraphs/weather.graphql',
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")\ntype Query {\n  "Outside."\n  temperature: Float\n}\n',
  );
  const report = await writeSchema(project.root);
  expect(report).toMatchObject({ ok: true });
  expect(report.lines).toContain('Added: Query.temperature');
});

test('a subgraph with neither folder nor file is told by name', async () => {
  await using project = await committedProject();
  await project.write('rover.yaml', roverYaml('people', 'weather'));
  await expect(writeSchema(project.root)).rejects.toThrow('weather is named in rover.yaml, but neither');
});

test('a folder without src/schema.ts is told by name', async () => {
  await using project = await startProject({ 'rover.yaml': roverYaml('people'), 'subgraphs/people/README.md': 'Later.' });
  await expect(writeSchema(project.root)).rejects.toThrow('subgraphs/people has no src/schema.ts');
});

test('a rover.yaml that names no file is told', async () => {
  await using project = await startProject({
    'rover.yaml': 'federation_version: 2\nsubgraphs:\n  people:\n    routing_url: http://a.example\n',
  });
  await expect(writeSchema(project.root)).rejects.toThrow(/rover\.yaml cannot be used/);
});

test('a rover.yaml that asks for another composition than the installed one is told', async () => {
  await using project = await startProject({ 'rover.yaml': roverYaml('people').replace(/=2\S+/, '=2.0.1') });
  await expect(writeSchema(project.root)).rejects.toThrow(/rover\.yaml asks for federation =2\.0\.1/);
});

test('a graph that does not compose is told error by error, and nothing is written', async () => {
  const { project, change } = await fileProject();
  await using _project = project;
  const before = await project.read('schema/supergraph.graphql');
  const report = await change('email: String', 'email: Address');
  expect(report.ok).toBe(false);
  expect(report.lines.join('\n')).toMatch(/does not compose[\s\S]*people: .*Address/);
  expect(await project.read('schema/supergraph.graphql')).toBe(before);
  expect((await checkSchema(project.root)).ok).toBe(false);
});

test('what lint finds fails both the writing and the check', async () => {
  const { project, change } = await fileProject();
  await using _project = project;
  const written = await change('  "Never changes."\n', '');
  expect(written).toMatchObject({ ok: false });
  expect(written.lines.join('\n')).toMatch(/people\.graphql:\d+ User\.id: has no description/);
  expect((await checkSchema(project.root)).lines.join('\n')).toMatch(/User\.id: has no description/);
});

test('a removed field is a breaking change that names the operations, and the operations fail by themselves', async () => {
  const { project, change } = await fileProject();
  await using _project = project;
  const written = await change('  "Where mail reaches them."\n  email: String\n', '');
  expect(written.lines.join('\n')).toContain(
    'Breaking: User.email was removed. (used by Viewer (schema/operations/viewer.graphql))',
  );

  const told = (await checkSchema(project.root)).lines.join('\n');
  expect(told).toContain('breaking change: User.email was removed. (used by Viewer (schema/operations/viewer.graphql))');
  expect(told).toContain('schema/operations/viewer.graphql:4 Viewer: Cannot query field "email" on type "User".');
  expect(told).not.toContain('Rename');
});

test('a breaking change that no operation uses fails as well, until it is accepted', async () => {
  const { project, change } = await fileProject();
  await using _project = project;
  await change('name: String!\n  "Where', 'name: String\n  "Where');
  const refused = await checkSchema(project.root);
  expect(refused.ok).toBe(false);
  expect(refused.lines.join('\n')).toContain('User.name changed type from String! to String. (no registered operation uses it)');

  await project.write(
    'schema/accepted-breaks.txt',
    '# Nobody has a name at first.\nUser.name changed type from String! to String.\n',
  );
  const accepted = await checkSchema(project.root);
  expect(accepted).toMatchObject({ ok: true });
  expect(accepted.lines).toContain('Accepted: User.name changed type from String! to String.');
});

test('an accepted break does not excuse an operation that is no longer valid', async () => {
  const { project, change } = await fileProject();
  await using _project = project;
  await change('  "Where mail reaches them."\n  email: String\n', '');
  await project.write('schema/accepted-breaks.txt', 'User.email was removed.\n');
  const report = await checkSchema(project.root);
  expect(report.ok).toBe(false);
  expect(report.lines.join('\n')).toContain('Cannot query field "email"');
});

test('an acceptance that is no longer needed is told', async () => {
  await using project = await committedProject();
  await project.write('schema/accepted-breaks.txt', 'User.phone was removed.\n');
  const report = await checkSchema(project.root);
  expect(report.ok).toBe(true);
  expect(report.lines).toContain('No longer needed in schema/accepted-breaks.txt: User.phone was removed.');
});

test('a new required input field names the operations that send the input as a variable', async () => {
  const { project, change } = await fileProject();
  await using _project = project;
  await change('"The name."\n  name: String!', '"The name."\n  name: String!\n  "Why."\n  reason: String!');
  const told = (await checkSchema(project.root)).lines.join('\n');
  expect(told).toContain('reason on input type RenameInput was added. (used by Rename (schema/operations/deep/rename.graphql))');
});

test('a break that is committed already is found against an older revision', async () => {
  const { project, change } = await fileProject();
  await using _project = project;
  const base = project.git('rev-parse', 'HEAD');
  await change('name: String!\n  "Where', 'name: String\n  "Where');
  project.commit();
  expect(await checkSchema(project.root)).toMatchObject({ ok: true });
  expect((await checkSchema(project.root, base)).lines.join('\n')).toContain('User.name changed type');
  await expect(checkSchema(project.root, 'nowhere')).rejects.toThrow('--base nowhere names no commit');
  await expect(checkSchema(project.root, '--output=x')).rejects.toThrow('names no commit');
});

test('outside git the supergraph is compared with its file', async () => {
  await using project = await startProject({
    'rover.yaml': roverYaml('people'),
    'schema/subgraphs/people.graphql': PEOPLE,
  });
  await writeSchema(project.root);
  await project.write('schema/subgraphs/people.graphql', PEOPLE.replace('name: String!\n  "Where', 'name: String\n  "Where'));
  const told = (await checkSchema(project.root)).lines.join('\n');
  expect(told).toContain('User.name changed type from String! to String.');
  await expect(checkSchema(project.root, 'HEAD')).rejects.toThrow('needs git');
});

test('an operation without a name, a name taken twice and a file that cannot be read are told', async () => {
  await using project = await committedProject();
  await project.write('schema/operations/nameless.graphql', '{ viewer { id } }\n');
  await project.write('schema/operations/viewer-again.graphql', 'query Viewer { viewer { id } }\n');
  await project.write('schema/operations/broken.graphql', 'query Broken {\n');
  const told = (await checkSchema(project.root)).lines.join('\n');
  expect(told).toMatch(/nameless\.graphql:1: an operation without a name/);
  expect(told).toMatch(/viewer.*: Viewer is registered in schema\/operations\/viewer.*already/);
  expect(told).toMatch(/broken\.graphql:\d: Syntax Error/);
});

test('the command line exits with 1 for what it finds and for what it does not understand', async () => {
  await using project = await committedProject();
  expect(await schemaCommand(project.root, 'check')).toMatchObject({ code: 0 });
  expect(await schemaCommand(project.root, 'chek')).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage:') });
  expect(await schemaCommand(project.root, '--base', 'HEAD')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Usage:'),
  });
  await project.write('schema/supergraph.graphql', '');
  const drifted = await schemaCommand(project.root, 'check');
  expect(drifted).toMatchObject({ code: 1, stderr: expect.stringContaining('run npm run schema') });
});

function schemaCommand(cwd: string, ...args: string[]): Promise<{ code: number; stderr: string }> {
  const main = join(import.meta.dirname, '../../schema/main.ts');
  const register = import.meta.resolve('@oxc-node/core/register');
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', register, main, ...args], { cwd }, (error, _stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });
}
