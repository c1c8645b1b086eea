import { newId } from '@parley/kit/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';

let there: TestNotifications;
beforeAll(async () => {
  there = await startNotifications();
});
afterAll(() => there[Symbol.asyncDispose]());

const admin = person({ roles: ['USER', 'ADMIN'] });

const LIST = `query ($first: Int! = 20, $after: String, $filter: DeliveryFilterInput) {
  deliveries(first: $first, after: $after, filter: $filter) {
    edges { node { id channel status kind letter attempts reason createdAt nextTryAt endedAt user { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const RETRY = 'mutation ($id: ID!) { retryDelivery(id: $id) { delivery { id status reason nextTryAt endedAt } } }';

const list = async (variables: Record<string, unknown> = {}) => (await there.ask(LIST, variables, admin)).deliveries;
const idsOf = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id);

/** A delivery as time has left it. */
async function leave(given: { userId: string; channel?: string; status?: string; reason?: string }): Promise<string> {
  const id = newId();
  const { userId, channel = 'EMAIL', status = 'WAITING', reason = null } = given;
  const content = { kind: 'letter', letter: 'newDevice', eventId: id, at: new Date().toISOString() };
  await there.sql(
    `insert into delivery (id, user_id, channel, content, content_key, status, attempts, reason, due_at, queued_at, created_at, ended_at)
     values ($1, $2, $3, $4, $5, $6, 2, $7, now() + interval '1 hour', now(), now(), case when $6 = 'WAITING' then null else now() end)`,
    [id, userId, channel, content, `letter:${id}`, status, reason],
  );
  return id;
}

test('only ADMIN sees deliveries and tries them again', async () => {
  const id = await leave({ userId: newId(), status: 'FAILED' });
  for (const who of [
    person(),
    person({ roles: ['USER', 'AGENT'] }),
    person({ roles: ['USER', 'ADMIN'], scopes: ['notifications:read'] }),
  ]) {
    expect(await there.refusal(LIST, {}, who)).toBe('FORBIDDEN');
    expect(await there.refusal(RETRY, { id }, who)).toBe('FORBIDDEN');
  }
  expect(await there.refusal(LIST)).toBe('UNAUTHENTICATED');
  expect(await there.refusal(RETRY, { id })).toBe('UNAUTHENTICATED');
});

test('deliveries are listed newest first, page by page, by person, way and status', async () => {
  const userId = newId();
  const failed = await leave({ userId, status: 'FAILED', reason: 'EENVELOPE 550' });
  const waiting = await leave({ userId, reason: 'ECONNECTION' });
  const pushed = await leave({ userId, channel: 'WEB_PUSH', status: 'SENT' });
  await leave({ userId: newId(), status: 'FAILED' });

  const first = await list({ first: 2, filter: { userId } });
  expect(idsOf(first)).toEqual([pushed, waiting]);
  const rest = await list({ first: 2, after: first.pageInfo.endCursor, filter: { userId } });
  expect(idsOf(rest)).toEqual([failed]);
  expect(rest.pageInfo.hasNextPage).toBe(false);
  expect(idsOf(await list({ filter: { userId, statuses: ['FAILED', 'WAITING'] } }))).toEqual([waiting, failed]);
  expect(idsOf(await list({ filter: { userId, channels: ['WEB_PUSH'] } }))).toEqual([pushed]);
  const [{ node }] = (await list({ filter: { userId, statuses: ['WAITING'] } })).edges;
  expect(node).toEqual({
    id: waiting,
    channel: 'EMAIL',
    status: 'WAITING',
    kind: 'LETTER',
    letter: 'newDevice',
    attempts: 2,
    reason: 'ECONNECTION',
    createdAt: expect.any(String),
    nextTryAt: expect.any(String),
    endedAt: null,
    user: { id: userId },
  });
});

test('what is no cursor or no id is refused', async () => {
  expect(await there.refusal(LIST, { after: 'nonsense' }, admin)).toBe('BAD_USER_INPUT');
  expect(await there.refusal(LIST, { first: 1000 }, admin)).toBe('BAD_USER_INPUT');
  expect(await there.refusal(LIST, { filter: { userId: "'; drop table delivery" } }, admin)).toBe('BAD_USER_INPUT');
  expect(await there.refusal(RETRY, { id: 'nothing' }, admin)).toBe('NOT_FOUND');
  expect(await there.refusal(RETRY, { id: newId() }, admin)).toBe('NOT_FOUND');
});

test('what was given up is tried again at once, and what was sent is not', async () => {
  const failed = await leave({ userId: newId(), status: 'FAILED', reason: 'ECONNECTION' });
  const { retryDelivery } = await there.ask(RETRY, { id: failed }, admin);
  expect(retryDelivery.delivery).toEqual({
    id: failed,
    status: 'WAITING',
    reason: null,
    nextTryAt: expect.any(String),
    endedAt: null,
  });
  // The users subgraph has no such letter to send any more.
  await expect
    .poll(() => there.sql('select status, attempts from delivery where id = $1', [failed]))
    .toEqual([{ status: 'SKIPPED', attempts: 3 }]);
  const sent = await leave({ userId: newId(), status: 'SENT' });
  expect(await there.refusal(RETRY, { id: sent }, admin)).toBe('CONFLICT');
});

test('what waits for a later time is hurried', async () => {
  const waiting = await leave({ userId: newId() });
  await there.ask(RETRY, { id: waiting }, admin);
  await expect.poll(() => there.sql('select status from delivery where id = $1', [waiting])).toEqual([{ status: 'SKIPPED' }]);
});

test('nothing is left of the deliveries to a person who was erased', async () => {
  const userId = newId();
  await leave({ userId });
  await leave({ userId, status: 'SENT' });
  await there.announce('users', 'account.erased', { userId });
  await expect.poll(async () => idsOf(await list({ filter: { userId } }))).toEqual([]);
});
