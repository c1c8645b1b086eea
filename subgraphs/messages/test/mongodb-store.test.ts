import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { awayTests } from './mongodb/away.ts';
import { crashTests, halfMadeTests } from './mongodb/crashes.ts';
import { eventTests } from './mongodb/events.ts';
import { storeContract } from './store.contract.ts';
import { type MongoNodes, startMongoNodes } from './support/mongo-nodes.ts';

const mongo = inject('mongodbUrl');

if (mongo === null) {
  test.skip('the message store on MongoDB (skipped where MONGODB_URL names no server)', () => undefined);
} else {
  describe('the message store on MongoDB', () => {
    let nodes: MongoNodes;
    beforeAll(async () => {
      nodes = await startMongoNodes({ mongo, redis: inject('redisUrl') }, { leftAfterMs: 60_000 });
    });
    afterAll(() => nodes.stop());
    storeContract(() => nodes);
    awayTests(() => nodes);
    halfMadeTests(() => nodes);
  });

  describe('the message store on MongoDB, with nodes that soon take up what others left', () => {
    let nodes: MongoNodes;
    beforeAll(async () => {
      nodes = await startMongoNodes({ mongo, redis: inject('redisUrl') }, { sweepEveryMs: 100, leftAfterMs: 300 });
    });
    afterAll(() => nodes.stop());
    eventTests(() => nodes);
    crashTests(() => nodes);
  });
}
