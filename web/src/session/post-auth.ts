/** A request to the gateway's routes for browsers, which set and read the cookies. */
export const postAuth = (gateway: string, route: string, body: unknown): Promise<Response> =>
  fetch(`${gateway}/auth/${route}`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
