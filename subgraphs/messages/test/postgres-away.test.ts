import { migrateDatabase, startDatabase } from '@parley/kit/database';
import { Unavailable } from '@parley/kit/errors';
import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { silentLog } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import { stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import { expect, inject, test } from 'vitest';
import { migrations } from '../src/migrations.ts';
import { entities } from '../src/store/postgres/entities.ts';
import { createPostgresStore } from '../src/store/postgres/postgres-store.ts';
import { startCutLine } from './support/cut-line.ts';
import { draftOf, headOf, say, startRoom } from './support/room.ts';

test('while PostgreSQL is away everything is told to be unavailable, and goes on when it is back', async () => {
  const log = silentLog();
  await using fresh = await freshDatabase('messages');
  await migrateDatabase({ url: fresh.url, entities, migrations, log });
  const address = new URL(fresh.url);
  const line = await startCutLine({ host: address.hostname, port: Number(address.port) });
  address.host = line.host;
  const redis = await connectRedis({ url: inject('redisUrl'), log });
  const database = await startDatabase({ url: address.href, entities, migrations, poolSize: 4, log });
  const prefix = `postgres-away-test-${crypto.randomUUID()}`;
  const eventLog = createRedisEventLog({ client: redis.client, prefix });
  const outbox = startOutbox({ database, stream: 'messages', eventLog, redis: redis.client, prefix, log });
  const store = createPostgresStore(database, outbox);
  try {
    const room = await startRoom({ one: store, two: store, announced: async () => [] });
    const [ada] = room.people;
    const { number } = await say(store, room.id, ada);
    line.cut();
    const draft = draftOf(room.id, ada);
    for (let time = 0; time < 3; time++) {
      const refused = [
        store.messages.append(draft),
        store.messages.change({ conversationId: room.id, number }, () => ({ body: 'x' }), ada),
        store.conversations.headsOf([room.id]),
        store.conversations.epoch(),
        store.members.leave(room.id, room.people[1], {
          actorId: ada,
          clientId: 'a',
          event: { kind: 'removed', userId: room.people[1] },
        }),
        store.notes.draftsOf(ada),
      ];
      for (const result of await Promise.allSettled(refused)) {
        expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Unavailable) });
      }
    }
    line.mend();
    expect((await store.messages.append(draft)).message.number).toBe(number + 1);
    expect(await headOf(store, room.id)).toMatchObject({ number: number + 1, revision: number + 1 });
  } finally {
    await stopInReverse([line, redis, database, outbox]);
  }
});
