import { describe, inject, test } from 'vitest';
import { keepConversationsInMongodb } from './support/surroundings.ts';

const mongo = inject('mongodbUrl');

/**
 * What people see is the same wherever it is kept: the files that say so are run once more. Only a search may lag behind here, which
 * search-index.test.ts waits for.
 */
const FILES: Record<string, () => Promise<unknown>> = {
  addressees: () => import('./addressees.test.ts'),
  conversations: () => import('./conversations.test.ts'),
  health: () => import('./health.test.ts'),
  history: () => import('./history.test.ts'),
  live: () => import('./live.test.ts'),
  'live: envelopes': () => import('./live-envelopes.test.ts'),
  'live: rights': () => import('./live-rights.test.ts'),
  'live: what is unread': () => import('./live-unread.test.ts'),
  'live: the snapshot law': () => import('./live-snapshot-law.test.ts'),
  membership: () => import('./membership.test.ts'),
  'missed calls': () => import('./missed-calls.test.ts'),
  notes: () => import('./notes.test.ts'),
  notices: () => import('./notices.test.ts'),
  outsiders: () => import('./outsiders.test.ts'),
  'personal data': () => import('./personal-data.test.ts'),
  reading: () => import('./reading.test.ts'),
  sending: () => import('./sending.test.ts'),
};

if (mongo === null) {
  test.skip('the graph on MongoDB (skipped where MONGODB_URL names no server)', () => undefined);
} else {
  keepConversationsInMongodb(mongo);
  describe.each(Object.entries(FILES))('%s, on MongoDB', async (_file, load) => {
    await load();
  });
}
