import { expect, test } from 'vitest';
import { checkSchema, writeSchema } from '../../schema/command.ts';
import { roverYaml, startProject } from './project.ts';

const PEOPLE = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
type Query {
  "Who asks."
  viewer: User
}
"A person."
type User @key(fields: "id") {
  "Never changes."
  id: ID!
  "What others call them."
  name: String!
}
`;

const graphql = (text: string) =>
  `import { graphql } from '../graph/graphql.ts';\n\nexport const DOCUMENT = graphql(\`${text}\`);\n`;
const MENU = graphql('query Menu { viewer { id ...Badge_user } }');
const BADGE = graphql('fragment Badge_user on User { name }');

async function projectWithWeb(files: Record<string, string>) {
  const project = await startProject({
    'rover.yaml': roverYaml('people'),
    'schema/subgraphs/people.graphql': PEOPLE,
    ...files,
  });
  return { project, written: await writeSchema(project.root) };
}

test('an operation of the web app is registered with the fragments that it needs, and has its types', async () => {
  const { project, written } = await projectWithWeb({ 'web/src/a/menu.tsx': MENU, 'web/src/b/badge.tsx': BADGE });
  await using _ = project;
  expect(written.lines.join('\n')).toContain('The types and the registered operations of the web app have changed.');
  expect(await project.read('schema/operations/web/Menu.graphql')).toBe(
    'query Menu {\n  viewer {\n    id\n    ...Badge_user\n  }\n}\n\nfragment Badge_user on User {\n  name\n}\n',
  );
  expect(await project.read('web/src/graph/gql/graphql.ts')).toContain('export type MenuQuery');
  expect(await checkSchema(project.root)).toMatchObject({ ok: true });
});

test('what the app says otherwise than its generated files do fails the check, until it is written', async () => {
  const { project } = await projectWithWeb({ 'web/src/menu.tsx': MENU, 'web/src/badge.tsx': BADGE });
  await using _ = project;
  await project.write('web/src/menu.tsx', graphql('query OtherMenu { viewer { id } }'));
  const { ok, lines } = await checkSchema(project.root);
  expect(ok).toBe(false);
  expect(lines.join('\n')).toContain('schema/operations/web/OtherMenu.graphql: is not what the documents of the web app say');
  await writeSchema(project.root);
  expect(await checkSchema(project.root)).toMatchObject({ ok: true });
  await expect(project.read('schema/operations/web/Menu.graphql')).rejects.toThrow('ENOENT');
});

test('a change of the graph that breaks the app is told with the operation that it breaks', async () => {
  const { project } = await projectWithWeb({ 'web/src/menu.tsx': MENU, 'web/src/badge.tsx': BADGE });
  await using _ = project;
  project.commit();
  await project.write('schema/subgraphs/people.graphql', PEOPLE.replace('name: String!', 'title: String!'));
  const { ok, lines } = await checkSchema(project.root);
  expect(ok).toBe(false);
  expect(lines.join('\n')).toContain('User.name was removed. (used by Menu (schema/operations/web/Menu.graphql))');
  expect(lines.join('\n')).toContain('web/src/badge.tsx: Cannot query field "name" on type "User".');
});

test('a document that cannot be read is told with its line, and what was generated before stays', async () => {
  const { project } = await projectWithWeb({ 'web/src/menu.tsx': MENU, 'web/src/badge.tsx': BADGE });
  await using _ = project;
  await project.write('web/src/menu.tsx', graphql('query Menu {\n  viewer {\n'));
  const { ok, lines } = await writeSchema(project.root);
  expect(ok).toBe(false);
  expect(lines.join('\n')).toMatch(/web\/src\/menu\.tsx:5: Syntax Error/);
  expect(await project.read('schema/operations/web/Menu.graphql')).toContain('query Menu');
});
