import type { TestUsers } from './users.ts';

export interface RevocationPage {
  epoch: string;
  head: number;
  revocations: { number: number; subject: string; version: number | null }[];
}

/** What a gateway is told. */
export async function revocationsAfter(users: TestUsers, after: number): Promise<RevocationPage> {
  const answer = await fetch(`${users.url}/identity/revocations?after=${after}`, {
    headers: { 'x-parley-passport': users.passport() },
  });
  return (await answer.json()) as RevocationPage;
}

/** The subjects that have been revoked so far. */
export async function revokedSubjects(users: TestUsers): Promise<string[]> {
  return (await revocationsAfter(users, 0)).revocations.map(({ subject }) => subject);
}
