import type { GraphQLFormattedError } from 'graphql';
import { expect, test } from 'vitest';
import type { PreparedOperation } from '../src/subscriptions/prepare.ts';
import type { Relayed } from '../src/subscriptions/relay.ts';
import { type Subscribing, subscribeTo } from './support/subscribing.ts';
import { client, startVillage, type Village, viewerOf } from './support/village.ts';

const rang = (tower = 'north', selection = '{ number by { name } }') => `subscription { rang(tower: "${tower}") ${selection} }`;

/** Listens as a client would be told. */
function listen(asking: Subscribing, operation: PreparedOperation, viewer = 'p1') {
  const told: unknown[] = [];
  const payloads: { data: { rang: { number: number; by: object } }; errors?: GraphQLFormattedError[] }[] = [];
  const relayed: Relayed = asking.relays.relay(
    operation,
    { viewer: viewerOf(viewer), client },
    {
      next: (payload) => void payloads.push(JSON.parse(payload.toString())),
      error: (errors) => void told.push(errors.map(({ extensions }) => extensions?.['code'])),
      complete: () => void told.push('complete'),
      restart: () => void told.push('restart'),
    },
  );
  return { relayed, told, payloads, numbers: () => payloads.map(({ data }) => data.rang.number) };
}

const listeners = ({ bell }: Village) => bell.listening.map(({ viewer }) => viewer);

test('an ordinary subscription is relayed in its viewer’s name, with what other subgraphs know of its events', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const ada = listen(
    asking,
    asking.prepare('subscription ($t: ID!) { rang(tower: $t, after: "x") { number by { name askedBy } } }', { t: 'north' }),
  );
  const bob = listen(asking, asking.prepare('subscription { mine: rang(tower: "north") { number } }'), 'p2');
  await expect.poll(() => listeners(village).sort()).toEqual(['p1', 'p2']);
  expect(village.bell.listening.map(({ inHeader }) => inHeader).sort()).toEqual(['p1', 'p2']);
  expect(village.bell.listening.find(({ viewer }) => viewer === 'p1')?.given).toEqual({ tower: 'north', after: 'x' });
  village.bell.ring('north', { number: 1, by: { id: 'p5' } });
  village.bell.ring('south', { number: 2, by: { id: 'p5' } });
  village.bell.ring('north', { number: 3, by: { id: 'p6' } });
  await expect
    .poll(() => ada.payloads)
    .toEqual([
      { data: { rang: { number: 1, by: { name: 'Name of p5', askedBy: 'p1' } } } },
      { data: { rang: { number: 3, by: { name: 'Name of p6', askedBy: 'p1' } } } },
    ]);
  await expect.poll(() => bob.payloads).toEqual([{ data: { mine: { number: 1 } } }, { data: { mine: { number: 3 } } }]);
});

test('events stay in order, however long their rest takes', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const { numbers } = listen(asking, asking.prepare(rang()));
  await expect.poll(() => listeners(village)).toHaveLength(1);
  const release = village.people.hold();
  for (const number of [1, 2, 3]) village.bell.ring('north', { number, by: { id: `p${number}` } });
  await expect.poll(() => village.people.requests).toHaveLength(1);
  release();
  await expect.poll(numbers).toEqual([1, 2, 3]);
});

test('an upstream that falls is opened again, and tells on', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const { numbers, told } = listen(asking, asking.prepare(rang()));
  await expect.poll(() => listeners(village)).toHaveLength(1);
  village.bell.ring('north', { number: 1, by: { id: 'p5' } });
  await expect.poll(numbers).toEqual([1]);
  await village.bell.fall();
  await expect.poll(() => listeners(village)).toEqual([]);
  await village.bell.rise();
  await expect.poll(() => listeners(village)).toEqual(['p1']);
  village.bell.ring('north', { number: 2, by: { id: 'p5' } });
  await expect.poll(numbers).toEqual([1, 2]);
  expect(told).toEqual([]);
});

test('one that stays away ends with an error, after some tries', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl, { wsUrls: new Map([['bell', 'ws://127.0.0.1:1/graphql']]) });
  const { told } = listen(asking, asking.prepare(rang()));
  await expect.poll(() => told, { timeout: 10_000 }).toEqual([['UNAVAILABLE']]);
}, 20_000);

test('a client that goes takes its upstream with it', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const ada = listen(asking, asking.prepare(rang()));
  const bob = listen(asking, asking.prepare(rang()), 'p2');
  await expect.poll(() => listeners(village)).toHaveLength(2);
  ada.relayed.close();
  await expect.poll(() => listeners(village)).toEqual(['p2']);
  village.bell.ring('north', { number: 1, by: { id: 'p5' } });
  await expect.poll(bob.numbers).toEqual([1]);
  expect([ada.payloads, ada.told]).toEqual([[], []]);
  await asking.relays.stop();
  await expect.poll(() => listeners(village)).toEqual([]);
});

test('one that is closed before it is open opens nothing', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  listen(asking, asking.prepare(rang())).relayed.close();
  const bob = listen(asking, asking.prepare(rang()), 'p2');
  await expect.poll(() => listeners(village)).toEqual(['p2']);
  village.bell.ring('north', { number: 1, by: { id: 'p5' } });
  await expect.poll(bob.numbers).toEqual([1]);
  expect(listeners(village)).toEqual(['p2']);
});

test('its end and its refusals are told, and what is unexpected in its own words to nobody', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const ended = listen(asking, asking.prepare(rang()));
  await expect.poll(() => listeners(village)).toHaveLength(1);
  village.bell.ring('north', { number: 1, by: { id: 'p5' } });
  village.bell.complete();
  await expect.poll(() => ended.told).toEqual(['complete']);
  expect(ended.numbers()).toEqual([1]);
  const refused = listen(asking, asking.prepare(rang('locked')));
  await expect.poll(() => refused.told).toEqual([['FORBIDDEN']]);
  const fallen = listen(asking, asking.prepare(rang('fallen')));
  await expect.poll(() => fallen.told).toEqual(['complete']);
  expect(fallen.payloads).toMatchObject([{ data: { rang: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
  const failing = listen(asking, asking.prepare('subscription { counted }'));
  await expect.poll(() => failing.told).toEqual([['INTERNAL']]);
  expect(failing.payloads).toEqual([{ data: { counted: 1 } }]);
  expect(JSON.stringify(failing)).not.toContain('cannot count further');
});

test('what breaks the schema is nulls with errors', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const { payloads } = listen(asking, asking.prepare(rang()));
  await expect.poll(() => listeners(village)).toHaveLength(1);
  village.bell.ring('north', { number: 1, by: { id: 'nobody' } });
  await expect
    .poll(() => payloads)
    .toMatchObject([{ data: { rang: null }, errors: [{ path: ['rang', 'by', 'name'], extensions: { code: 'INTERNAL' } }] }]);
});

test('a client that is told more than can be made ready is sent to come again', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const { told } = listen(asking, asking.prepare(rang()));
  await expect.poll(() => listeners(village)).toHaveLength(1);
  const release = village.people.hold();
  for (let number = 0; number < 150; number += 1) village.bell.ring('north', { number, by: { id: 'p5' } });
  await expect.poll(() => told).toEqual(['restart']);
  release();
  await expect.poll(() => listeners(village)).toEqual([]);
});

test('renewed rights open the upstream again; a newer graph does where it changes what is asked', async () => {
  await using village = await startVillage();
  await using asking = subscribeTo(village.sdl);
  const { relayed, numbers, payloads } = listen(asking, asking.prepare(rang()));
  await expect.poll(() => listeners(village)).toEqual(['p1']);
  const [first] = village.bell.listening;
  asking.replace(`${village.sdl}\n# another`);
  relayed.replan(asking.prepare(rang()));
  village.bell.ring('north', { number: 1, by: { id: 'p5' } });
  await expect.poll(numbers).toEqual([1]);
  expect(village.bell.listening).toEqual([first]);

  relayed.renew(viewerOf('p1'));
  await expect.poll(() => village.bell.listening.length === 1 && village.bell.listening[0] !== first).toBe(true);
  village.bell.ring('north', { number: 2, by: { id: 'p5' } });
  await expect.poll(numbers).toEqual([1, 2]);

  relayed.replan(asking.prepare(rang('south')));
  await expect.poll(() => village.bell.listening.map(({ given }) => given['tower'])).toEqual(['south']);
  village.bell.ring('south', { number: 3, by: { id: 'p5' } });
  await expect.poll(() => payloads.length).toBe(3);
});
