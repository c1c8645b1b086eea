import { expect, test } from 'vitest';
import { startMessages } from './support/messages.ts';

test('the subgraph is ready when every store that it needs answers', async () => {
  await using messages = await startMessages();
  const { app } = messages.messages.subgraph;
  const stores = ['postgres', 'redis', ...(messages.environment['MONGODB_URL'] === undefined ? [] : ['mongodb'])];
  const answer = await app.inject('/health/ready');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ ready: true });
  expect(Object.keys(answer.json().checks).sort()).toEqual(stores.sort());
});
