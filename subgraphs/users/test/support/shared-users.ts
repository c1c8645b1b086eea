import type { Environment } from '@parley/kit/config';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startUsers, type TestUsers } from './users.ts';

/** One subgraph for all tests of a file, there from the first hook or test on. After each test the clock is the real one again. */
export function sharedUsers(settings: Environment = {}): TestUsers {
  let started: TestUsers;
  beforeAll(async () => {
    started = await startUsers(settings);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(() => started[Symbol.asyncDispose]());
  return new Proxy({} as TestUsers, { get: (_, key) => Reflect.get(started, key) });
}

/** Tests that each of these fields, by name, is refused to whoever is not signed in. */
export function refusedToStrangers(users: TestUsers, queries: Record<string, string>): void {
  test.each(Object.entries(queries))('%s is for whoever is signed in', async (field, query) => {
    const { data, errors } = await users.graph(query);
    expect(data).toEqual({ [field]: null });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
}
