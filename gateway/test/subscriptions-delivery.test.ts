import { silentLog } from '@parley/kit/log';
import { connectRedis } from '@parley/kit/redis';
import { publishEnvelope } from '@parley/kit/topics';
import { expect, inject, test } from 'vitest';
import { hear } from './support/hearing.ts';
import { startTalks } from './support/talks.ts';

const HEARD = 'subscription ($after: String) { heard(talkId: "t", after: $after) { kind position number change text } }';

test('who listens from now on is told where it starts, and then each message once, by Redis', async () => {
  await using talks = await startTalks();
  const redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  talks.publish = (envelope) => void publishEnvelope(redis.client, envelope as never);
  talks.start('t', 'ada');
  talks.send('t', 'before');
  await using hearing = hear([talks], { redis });
  const ada = hearing.listen('ada', HEARD);
  await expect.poll(() => ada.all('kind')).toEqual(['started']);
  talks.send('t', 'one');
  talks.edit('t', 1, 'changed');
  await expect.poll(() => ada.all('text')).toEqual([null, 'one', 'changed']);
  expect(ada.all('position')).toEqual(['e1/1/1', 'e1/2/2', 'e1/2/3']);
  await redis.stop();
});
