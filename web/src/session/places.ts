export const LOG_IN = '/log-in';
export const RENEW = '/auth/renew';
export const HOME = '/chat';

const INSIDE = ['/chat', '/search', '/contacts', '/notifications', '/profile', '/settings', '/admin'];

/** Whether only who is logged in gets there. */
export const isInside = (path: string): boolean => INSIDE.some((place) => path === place || path.startsWith(`${place}/`));

const NOWHERE = 'http://nowhere.invalid';

/** Where somebody wanted to go, as a link carries it: a place of our own, else home. Read as a browser would, so that nothing leads elsewhere. */
export function wantedPlace(to: string | null | undefined): string {
  const url = to == null ? null : URL.parse(to, NOWHERE);
  return url?.origin === NOWHERE && to?.startsWith('/') ? url.pathname + url.search + url.hash : HOME;
}

/** A link that leads on to `to` afterwards. */
export const leadingTo = (page: string, to: string): string => `${page}?${new URLSearchParams({ to })}`;
