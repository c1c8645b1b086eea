import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createGraphClient } from '../dev/demo/graph-client.ts';
import { freePorts } from '../dev/testing/chat.ts';
import { parleyFolder } from './support/parley-folder.ts';
import { runScript } from './support/run-script.ts';

test('the first run loads demo people, seeding again changes nothing, and the public never meets them', async () => {
  await using folder = await parleyFolder();
  await using first = await folder.ready({ DEMO_DATA: 'true' });
  expect(first.output()).not.toContain('Not all of them');
  const [, password = ''] = await first.says(/with\s+(\S+)/);
  const secrets = JSON.parse(await readFile(join(folder.path, 'secrets.json'), 'utf8')) as { demoPassword: string };
  expect(password).toBe(secrets.demoPassword);
  expect(await peopleOf(first.url, password)).toEqual([
    'Ada Example',
    'Bob Example',
    'Cleo Example',
    'Dan Example',
    'Iris Example ADMIN',
    'Otto Example AGENT',
  ]);
  expect(await messageCounts(first.url, password)).toEqual({ General: 5, Garden: 3, 'with Bob': 3 });

  await using seeding = runScript('ops/dev/seed.ts', { env: { PARLEY_DATA: folder.path } });
  expect(await seeding.ended).toBe(0);
  expect(seeding.output()).toBe('The demo people are there.\n');
  expect(await peopleOf(first.url, password)).toHaveLength(6);
  expect(await messageCounts(first.url, password)).toEqual({ General: 5, Garden: 3, 'with Bob': 3 });

  first.process.kill('SIGTERM');
  await first.ended;
  await using inPublic = folder.start({ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:1' });
  expect(await inPublic.ended).toBe(1);
  expect(inPublic.output()).toMatch(/^[^\n]* holds demo people: name another data folder with PARLEY_DATA[^\n]*\n$/);
}, 120_000);

test('seeding without a running Parley starts one for the while', async () => {
  await using folder = await parleyFolder();
  const ports = { ...freePorts(), MAILBOX_PORT: '0' };
  await using seeding = runScript('ops/dev/seed.ts', { env: { PARLEY_DATA: folder.path, ...ports, PATH: process.env.PATH } });
  expect(await seeding.ended).toBe(0);
  expect(seeding.output()).toMatch(/The demo people are there\.\n$/);
}, 120_000);

test('seeding is refused in production', async () => {
  await using folder = await parleyFolder();
  await using seeding = runScript('ops/dev/seed.ts', { env: { PARLEY_DATA: folder.path, NODE_ENV: 'production' } });
  expect(await seeding.ended).toBe(1);
  expect(seeding.output()).toBe('Demo people are never loaded on a public address or in production.\n');
});

/** Names, with the role that is more than everyone's, as the admin finds them. */
async function peopleOf(graphUrl: string, password: string): Promise<string[]> {
  const ask = await loggedIn(graphUrl, 'admin@demo.example', password);
  const { users } = await ask<{ users: { edges: { node: { name: string; roles: string[] } }[] } }>(
    '{ users(search: "Example", first: 50) { edges { node { name roles } } } }',
  );
  return users.edges.map(({ node }) => [node.name, ...node.roles.filter((role) => role !== 'USER')].join(' ')).sort();
}

/** How many messages each of Ada's conversations has. */
async function messageCounts(graphUrl: string, password: string): Promise<Record<string, number | undefined>> {
  const ask = await loggedIn(graphUrl, 'ada@demo.example', password);
  const { conversations } = await ask<{
    conversations: { edges: { node: { name: string | null; messages: { edges: { node: { number: number } }[] } } }[] };
  }>('{ conversations { edges { node { name messages { edges { node { number } } } } } } }');
  return Object.fromEntries(
    conversations.edges.map(({ node }) => [node.name ?? 'with Bob', node.messages.edges.at(-1)?.node.number]),
  );
}

async function loggedIn(graphUrl: string, email: string, password: string) {
  const graph = createGraphClient(new URL(graphUrl).origin);
  const { logIn } = await graph.ask<{ logIn: { tokens: { accessToken: string } } }>(
    'mutation ($input: LogInInput!) { logIn(input: $input) { ... on LoggedIn { tokens { accessToken } } } }',
    { input: { email, password } },
  );
  return <Data>(query: string) => graph.ask<Data>(query, {}, logIn.tokens.accessToken);
}
