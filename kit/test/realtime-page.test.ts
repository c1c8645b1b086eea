import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { LiveVerb } from '../src/live/contract.ts';
import { silentLog } from '../src/log.ts';
import { createPassportReader, createPassportSigner, passportKey } from '../src/passport.ts';
import { createSubgraph } from '../src/subgraph.ts';
import type { Envelope } from '../src/topics.ts';
import { envelopeOf } from '../src/topics.ts';
import { type RoomsContext, roomsLive, roomsSchema } from './support/rooms.ts';

const key = passportKey('a secret of the gateway that is long enough', 'rooms');
const sign = createPassportSigner(key);
const ada = { id: 'ada', roles: ['USER'], scopes: ['*'], sessionId: 's' };
/** What stands for passports on the page. */
const passports: Record<string, string> = {
  '<ada>': sign({ viewer: ada, client: null, requestId: 'r' }),
  '<room:1>': sign({ viewer: null, audience: { name: 'room:1', by: 'rooms' }, client: null, requestId: 'r' }),
};
let page = '';

beforeAll(async () => {
  page = await readFile(new URL('../../docs/realtime.md', import.meta.url), 'utf8');
});

/** The JSON of one part of the page. */
function examples(heading: string): unknown[] {
  const [, part = ''] = page.split(`\n${heading}\n`);
  const [own = ''] = part.split(/\n##/);
  return [...own.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) =>
    JSON.parse(text, (_, value) => passports[value as string] ?? value),
  );
}

test.each<LiveVerb>(['open', 'resolve', 'replay', 'heads'])('%s is answered as the page says', async (verb) => {
  const [question, answer] = examples(`### ${verb}`);
  const rooms = createSubgraph<RoomsContext>({
    name: 'rooms',
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    readPassport: createPassportReader(key),
    schema: roomsSchema().schema,
    live: roomsLive,
    createContext: ({ passport }) => ({ passport }),
    checks: {},
  });
  expect(answer).toBeDefined();
  const answered = await rooms.live(verb, question, sign({ viewer: null, client: null, requestId: 'r' }));
  expect(JSON.parse(JSON.stringify(answered))).toEqual(answer);
});

test('the passport of the page is read by the rules of the page', () => {
  const [claims] = examples('## Passports and audiences') as [{ exp: number }];
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const shown = `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  const read = createPassportReader(key, { audiencesBy: ['rooms'] });
  expect(read(shown, claims.exp * 1000 - 1)).toMatchObject({ by: 'gateway', viewer: null, audience: 'room:1' });
  expect(() => read(shown, claims.exp * 1000)).toThrow('it has expired');
});

test('the envelope of the page is one that the kit makes', () => {
  const [envelope] = examples('## Envelopes') as [Envelope];
  expect(envelopeOf(envelope)).toEqual(envelope);
});

test('the directives of the page are those that the kit writes', () => {
  const { typeDefs } = roomsSchema();
  const written = [...page.matchAll(/^directive @\w+ on \w+$/gm)].map(([line]) => line);
  expect(written).toHaveLength(3);
  for (const line of written) expect(typeDefs).toContain(line);
});
