/** What a client does about a connection that was closed. */
export type AfterClose =
  /** Comes again after a pause, and goes on from where it stands. */
  | 'again'
  /** Comes again with another credential; refused when that one is not accepted either. */
  | 'renewed'
  /** Stays away: the same would happen again. */
  | 'never';

/** Of WebSocket itself: what was sent is larger than the gateway takes. */
const TOO_LARGE = 1009;
const BAD_REQUEST = 4400;
const UNAUTHENTICATED = 4401;
const FORBIDDEN = 4403;
const NO_SUBPROTOCOL = 4406;
const DUPLICATE_OPERATION = 4409;
const INITIALISED_TWICE = 4429;
const NEVER = new Set([TOO_LARGE, BAD_REQUEST, FORBIDDEN, NO_SUBPROTOCOL, DUPLICATE_OPERATION, INITIALISED_TWICE]);

/** Whatever is not known to be for good is worth another try: networks and proxies close connections with codes of their own. */
export function afterClose(code: number): AfterClose {
  if (code === UNAUTHENTICATED) return 'renewed';
  return NEVER.has(code) ? 'never' : 'again';
}

/** A gateway that stops spreads its clients over a time: each is told in the reason how long to wait. */
export function retryAfterMsOf(reason: string): number {
  try {
    const { retryAfterMs } = JSON.parse(reason) as { retryAfterMs?: unknown };
    return typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? retryAfterMs : 0;
  } catch {
    return 0; // a reason in words
  }
}
