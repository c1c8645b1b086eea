import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createPassportSigner, PASSPORT_HEADER } from '@parley/kit/passport';
import { Pool } from 'undici';
import type { Load, Seen } from './load-plan.ts';
import { idOf, type Room } from './rooms.ts';

/**
 * The load, in a process of its own: so many connections, each asking the subgraph again as soon as it is answered, as a gateway would. Told
 * what to do by a file; prints what it saw as JSON.
 */
const load = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Load;
const sign = createPassportSigner(load.passportKey);
const { origin, pathname } = new URL(load.url);
const pool = new Pool(origin, { connections: load.connections, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
const latencies: number[] = [];
const ids: string[] = [];
let failures = 0;
let firstFailure: string | null = null;
let asked = 0;

const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id number } } }';
const BEGIN = 'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { conversation { id } } }';
const HISTORY = `query ($id: ID!, $around: Int) { conversation(id: $id) { id name messages(around: $around, first: 50) {
  edges { cursor node { id number sentAt body sender { id } reactions { emoji count } } } pageInfo { hasNextPage hasPreviousPage } } } }`;
const SEARCH = `query ($query: String!) { searchMessages(query: $query, first: 20) {
  edges { score node { id body } highlights { text isMatch } } facets { count conversations { count } } } }`;

const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;
const word = () => idOf(`word ${Math.floor(Math.random() ** 3 * 5000)}`).slice(0, 7);
const said = () => Array.from({ length: 4 + Math.floor(Math.random() * 20) }, word).join(' ');
const draft = (room: Room) => ({ conversationId: room.id, clientId: randomUUID(), body: said() });

function operation(place: number): { as: string; query: string; variables: object } {
  const room = load.kind === 'begin' ? (load.rooms[place] as Room) : pick(load.rooms);
  const as = pick(room.senders);
  switch (load.kind) {
    case 'send':
      return { as, query: SEND, variables: { input: draft(room) } };
    case 'history':
      return { as, query: HISTORY, variables: { id: room.id, around: 1 + Math.floor(Math.random() * room.messages) } };
    case 'search':
      return { as, query: SEARCH, variables: { query: `${word()} ${word()}` } };
    case 'begin':
      return { as, query: BEGIN, variables: { input: { name: `Room ${place}`, isPublic: false } } };
  }
}

const startedAt = performance.now();
const endsAt = startedAt + load.seconds * 1000;

async function ask(): Promise<void> {
  while (performance.now() < endsAt && asked < (load.requests ?? Number.POSITIVE_INFINITY)) {
    const place = asked++;
    const { as, query, variables } = operation(place);
    const viewer = { id: as, roles: ['USER'], scopes: ['*'], sessionId: as };
    const passport = sign({ viewer, client: { address: '192.0.2.1', agent: 'Load' }, requestId: randomUUID() });
    const askedAt = performance.now();
    const answer = await pool.request({
      path: pathname,
      method: 'POST',
      headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: passport },
      body: JSON.stringify({ query, variables }),
    });
    const text = await answer.body.text();
    latencies.push(performance.now() - askedAt);
    if (answer.statusCode !== 200 || text.includes('"errors"')) {
      failures++;
      firstFailure ??= text.slice(0, 1000);
    } else if (load.kind === 'begin') ids[place] = /"id":"([^"]+)"/.exec(text)?.[1] ?? '';
  }
}

await Promise.all(Array.from({ length: load.connections }, ask));
const elapsed = (performance.now() - startedAt) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
const seen: Seen = {
  requests: latencies.length,
  failures,
  firstFailure,
  perSecond: latencies.length / elapsed,
  ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99) },
  ids,
};
console.log(JSON.stringify(seen));
await pool.close();
