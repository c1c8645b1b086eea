import { webConfig } from '../config.ts';

const ANSWER_WITHIN_MS = 5_000;

/** Renews the session of whoever sends these headers: the cookies to set, or null where there is no session or nobody who knows. */
export async function renewOnServer(headers: Headers): Promise<string[] | null> {
  const cookie = headers.get('cookie');
  if (cookie === null) return null;
  const { publicUrl, gateway } = webConfig();
  const answer = await fetch(`${gateway.url}/auth/refresh`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: publicUrl,
      cookie,
      'user-agent': headers.get('user-agent') ?? '',
      'x-forwarded-for': headers.get('x-forwarded-for') ?? '',
    },
    body: '{}',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  return answer?.ok === true ? answer.headers.getSetCookie() : null;
}
