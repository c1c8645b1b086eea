import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '../data-folder.ts';
import { loadConversations, type Speaker } from './conversations.ts';
import { createGraphClient, type GraphClient, GraphRefused } from './graph-client.ts';
import { DEMO_ADMIN, type DemoPerson, demoPeople } from './people.ts';

export interface DemoAddresses {
  gatewayUrl: string;
  mailboxUrl: string;
}

const MAIL_WITHIN_MS = 20_000;

/** Whether demo people were ever loaded into this folder. */
export function hasDemoData(folder: Pick<DataFolder, 'path'>): Promise<boolean> {
  return access(mark(folder)).then(
    () => true,
    () => false,
  );
}

/** Makes the demo people by the graph's own mutations. What is there already is left as it is, so it may be done again. */
export async function loadDemoData(
  { path, secrets }: Pick<DataFolder, 'path' | 'secrets'>,
  addresses: DemoAddresses,
): Promise<void> {
  // Marked first: a folder that holds some of them must never be opened to the public.
  await writeFile(mark({ path }), 'This folder holds demo people, whose password is in secrets.json.\n');
  const graph = createGraphClient(addresses.gatewayUrl);
  const password = secrets.demoPassword;
  const speakers = new Map<DemoPerson, Speaker>();
  for (const person of demoPeople) {
    const { token, isNew } = await registerOrLogIn(graph, person, password);
    const { viewer } = await graph.ask<{ viewer: Viewer }>(VIEWER, {}, token);
    speakers.set(person, { name: person.name.split(' ')[0] ?? '', id: viewer.id, token });
    if (viewer.bio === '') await graph.ask(UPDATE_PROFILE, { input: { bio: person.bio } }, token);
    if (!viewer.emailVerified) await verifyEmail(graph, addresses.mailboxUrl, person, token, isNew);
  }
  await loadConversations(graph, [...speakers.values()]);
  const admin = await logIn(graph, DEMO_ADMIN, password); // anew: becoming ADMIN ended what the earlier token was good for
  const { viewer } = await graph.ask<{ viewer: Viewer }>(VIEWER, {}, admin);
  if (!viewer.roles.includes('ADMIN')) return; // FIRST_ADMIN_EMAIL names somebody else
  for (const [person, { id: userId }] of speakers) {
    if (person.role !== 'AGENT') continue;
    await graph.ask(SET_ROLES, { input: { userId, roles: ['USER', 'AGENT'] } }, admin);
  }
}

const mark = ({ path }: Pick<DataFolder, 'path'>) => join(path, 'demo-data');

interface Viewer {
  id: string;
  bio: string;
  roles: string[];
  emailVerified: boolean;
}

interface Tokens {
  accessToken: string;
}

async function registerOrLogIn(
  graph: GraphClient,
  person: DemoPerson,
  password: string,
): Promise<{ token: string; isNew: boolean }> {
  const { name, email } = person;
  try {
    const { register } = await graph.ask<{ register: { tokens: Tokens } }>(REGISTER, { input: { name, email, password } });
    return { token: register.tokens.accessToken, isNew: true };
  } catch (error) {
    if (!(error instanceof GraphRefused && error.code === 'CONFLICT')) throw error;
    return { token: await logIn(graph, person, password), isNew: false };
  }
}

async function logIn(graph: GraphClient, { email }: DemoPerson, password: string): Promise<string> {
  const answer = await graph.ask<{ logIn: { tokens?: Tokens } }>(LOG_IN, { input: { email, password } });
  if (answer.logIn.tokens !== undefined) return answer.logIn.tokens.accessToken;
  throw new Error(`${email} has a second factor by now`);
}

/** Whoever is new has been sent a mail; others ask for another one. */
async function verifyEmail(graph: GraphClient, mailboxUrl: string, { email }: DemoPerson, token: string, isNew: boolean) {
  const old = isNew ? [] : await linksTo(mailboxUrl, email);
  if (!isNew) await graph.ask(REQUEST_VERIFICATION, {}, token);
  const until = Date.now() + MAIL_WITHIN_MS;
  for (;;) {
    const link = (await linksTo(mailboxUrl, email)).find((each) => !old.includes(each));
    if (link !== undefined) {
      await graph.ask(VERIFY_EMAIL, { input: { token: new URL(link).searchParams.get('token') } });
      return;
    }
    if (Date.now() > until) throw new Error(`the mail that verifies ${email} did not come within ${MAIL_WITHIN_MS / 1000} s`);
    await pause(100);
  }
}

async function linksTo(mailboxUrl: string, email: string): Promise<string[]> {
  const answer = await fetch(`${mailboxUrl}/mails?to=${encodeURIComponent(email)}`);
  const { mails } = (await answer.json()) as { mails: { links: string[] }[] };
  return mails.flatMap(({ links }) => links).filter((link) => link.includes('/verify-email?'));
}

const REGISTER = 'mutation DemoRegister($input: RegisterInput!) { register(input: $input) { tokens { accessToken } } }';
const LOG_IN = 'mutation DemoLogIn($input: LogInInput!) { logIn(input: $input) { ... on LoggedIn { tokens { accessToken } } } }';
const VIEWER = 'query DemoViewer { viewer { id bio roles emailVerified } }';
const REQUEST_VERIFICATION = 'mutation DemoRequestVerification { requestEmailVerification { verified } }';
const VERIFY_EMAIL = 'mutation DemoVerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) { user { name } } }';
const UPDATE_PROFILE =
  'mutation DemoUpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { user { name } } }';
const SET_ROLES = 'mutation DemoSetRoles($input: SetRolesInput!) { setRoles(input: $input) { user { name } } }';
