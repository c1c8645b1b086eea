import type { Cache, CacheExchangeOpts, UpdateResolver } from '@urql/exchange-graphcache';

/** These lists are read afresh, where they are shown, after each of these changes: who stands where in them is for the graph to say. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  requestContact: ['contacts', 'contactRequests'],
  acceptContact: ['contacts', 'contactRequests'],
  declineContact: ['contactRequests'],
  removeContact: ['contacts'],
  blockPerson: ['contacts', 'contactRequests', 'blockedPeople'],
  unblockPerson: ['contacts', 'contactRequests', 'blockedPeople'],
  createApiKey: ['apiKeys'],
  revokeApiKey: ['apiKeys'],
  revokeSession: ['sessions'],
  revokeAllSessions: ['sessions'],
  changePassword: ['sessions', 'apiKeys'],
  registerPushDevice: ['pushDevices'],
  removePushDevice: ['pushDevices'],
  discardDeadLetter: ['deadLetters'],
};

export const LIST_UPDATES: NonNullable<NonNullable<CacheExchangeOpts['updates']>['Mutation']> = Object.fromEntries(
  Object.entries(LISTS).map(([mutation, lists]): [string, UpdateResolver] => [
    mutation,
    (_answer, _given, cache) => forget(cache, lists),
  ]),
);

function forget(cache: Cache, lists: readonly string[]): void {
  for (const { fieldName, fieldKey } of cache.inspectFields('Query'))
    if (lists.includes(fieldName)) cache.invalidate('Query', fieldKey);
}
