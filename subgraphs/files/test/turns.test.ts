import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createTurns } from '../src/upload/turns.ts';

/** Of a response only its end counts here. */
function response(): ServerResponse & { end(): void } {
  const emitter = new EventEmitter() as ServerResponse & { end(): void };
  emitter.end = () => emitter.emit('close') as never;
  return emitter;
}

/** Who has begun, in this order. */
function arrivals(limits: { atOnce: number; perPerson: number }) {
  const turns = createTurns(limits);
  const begun: string[] = [];
  const come = (name: string) => {
    const one = response();
    const turn = turns.take(name.slice(0, 3), one).then(
      () => begun.push(name),
      () => begun.push(`${name} gone`),
    );
    return { end: () => one.end(), turn };
  };
  const settled = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return begun;
  };
  return { come, settled };
}

test('so many have their turn at once, and the next begins when one ends', async () => {
  const { come, settled } = arrivals({ atOnce: 2, perPerson: 2 });
  const [first] = ['ada', 'bob', 'cle', 'dor'].map(come);
  expect(await settled()).toEqual(['ada', 'bob']);
  first?.end();
  expect(await settled()).toEqual(['ada', 'bob', 'cle']);
});

test('one person has some of the turns at most, and others go before what is more', async () => {
  const { come, settled } = arrivals({ atOnce: 3, perPerson: 2 });
  const [first] = ['ada 1', 'ada 2', 'ada 3', 'bob 1'].map(come);
  expect(await settled()).toEqual(['ada 1', 'ada 2', 'bob 1']);
  first?.end();
  expect(await settled()).toEqual(['ada 1', 'ada 2', 'bob 1', 'ada 3']);
});

test('who goes away while waiting takes no turn', async () => {
  const { come, settled } = arrivals({ atOnce: 1, perPerson: 1 });
  const [first, second] = ['ada', 'bob', 'cle'].map(come);
  second?.end();
  first?.end();
  expect(await settled()).toEqual(['ada', 'bob gone', 'cle']);
});

test('who is gone already takes no turn', async () => {
  const turns = createTurns({ atOnce: 1, perPerson: 1 });
  const gone = Object.assign(response(), { destroyed: true });
  await expect(turns.take('ada', gone)).rejects.toThrow('not available');
  await turns.take('ada', response());
});
