import { PASSPORT_HEADER } from '@parley/kit/passport';
import type { LetterCause, LetterContent } from '../../src/letter/letter.service.ts';
import type { TestUsers } from './users.ts';

type Letter = LetterCause['letter'];

/** The events that call for each letter. */
const CALLED_FOR_BY: Record<Letter, string> = {
  verifyAddress: 'emailVerification.requested',
  resetPassword: 'passwordReset.requested',
  confirmNewAddress: 'emailChange.requested',
  addressIsToChange: 'emailChange.requested',
  passwordWasChanged: 'password.changed',
  newDevice: 'session.started',
};

export type Asked = { [Key in keyof LetterCause]: string };

/** What was announced so far that calls for the letter, newest first: for one person, or for anybody. */
export async function callsFor(users: TestUsers, letter: Letter, userId?: string): Promise<Asked[]> {
  const rows = await users.sql<{ eventId: string; userId: string; at: Date }>(
    `select id as "eventId", payload->>'userId' as "userId", at from outbox
     where name = $1 and ($2::text is null or payload->>'userId' = $2) order by number desc`,
    [CALLED_FOR_BY[letter], userId ?? null],
  );
  return rows.map(({ eventId, userId, at }) => ({ letter, eventId, userId, at: at.toISOString() }));
}

/** Asks the question as the subgraph that sends mails does. */
export async function askLetters(users: TestUsers, keys: readonly Asked[]): Promise<(LetterContent | null)[]> {
  const answer = await askAs(users, 'notifications', 'letter', keys);
  return ((await answer.json()) as { answers: (LetterContent | null)[] }).answers;
}

export function askAs(users: TestUsers, asker: string, question: string, keys: readonly unknown[]): Promise<Response> {
  return fetch(`${users.url}/internal/${question}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [PASSPORT_HEADER]: users.servicePassport(asker) },
    body: JSON.stringify({ keys }),
  });
}

/** What would stand in the person's newest letter of that name; null when it has nothing to say any more. */
export async function newestLetter(users: TestUsers, letter: Letter, userId: string): Promise<LetterContent | null> {
  const [newest] = await callsFor(users, letter, userId);
  if (newest === undefined) throw new Error(`Nothing calls for ${letter}`);
  const [content] = await askLetters(users, [newest]);
  return content ?? null;
}

/** The secret in the link of that letter. */
export async function mailedToken(users: TestUsers, letter: Letter, userId: string): Promise<string> {
  const content = await newestLetter(users, letter, userId);
  const token = /\?token=([A-Za-z0-9_-]+)$/.exec(content?.url ?? '')?.[1];
  if (token === undefined) throw new Error(`No token in ${content?.url}`);
  return token;
}
