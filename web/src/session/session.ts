import { isInside, LOG_IN, leadingTo } from './places.ts';
import { postAuth } from './post-auth.ts';

/** What the routes under /auth answer to who got in. */
interface Welcome {
  userId: string;
  accessTokenExpiresAt: string;
}

/** The session of this browser. Its tokens lie in cookies that scripts cannot read: known here is only when the access token ends. */
export interface Session {
  /** Whether the page came with a session, so that it has one to lose. */
  isInUse(): boolean;
  /** Whether an access token is there and good for another moment. */
  isFresh(): boolean;
  /**
   * Gets the next access token, once for all tabs; also in place of one that is good by its time where the gateway has refused it. False where the
   * session is over; throws where nobody answers.
   */
  renew(isRefused?: boolean): Promise<boolean>;
  /** Ends it here and in the other tabs, and goes to the log-in. */
  logOut(): Promise<void>;
  /** From here on it keeps itself alive, and hears of the other tabs. It can be started again after it was stopped. */
  start(): void;
  stop(): void;
}

export interface SessionOptions {
  /** The gateway, as the browser reaches it. */
  gateway: string;
  /** When the access token ends that the page came with; null where it came with none. */
  expiresAt: string | null;
}

type News = { kind: 'renewed'; expiresAt: string } | { kind: 'ended' };

const CHANNEL = 'parley-session';
/** So long before its end a token is replaced, and from so short before it no request goes out with it. */
const RENEW_BEFORE_MS = 60_000;
const FRESH_MS = 5_000;
const TRY_AGAIN_MS = 10_000;

export function createSession({ gateway, expiresAt }: SessionOptions): Session {
  let end = expiresAt === null ? 0 : Date.parse(expiresAt);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renewing: Promise<boolean> | undefined;
  let channel: BroadcastChannel | undefined;

  const left = () => end - Date.now();

  function goOnUntil(expiresAt: string): void {
    end = Date.parse(expiresAt);
    schedule(left() - RENEW_BEFORE_MS);
  }

  function schedule(inMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void renew().catch(() => schedule(TRY_AGAIN_MS)), Math.max(inMs, 0));
  }

  /** A page for everybody goes on as nobody's. */
  function leave(): void {
    clearTimeout(timer);
    end = 0;
    if (isInside(location.pathname)) location.assign(leadingTo(LOG_IN, location.pathname + location.search));
  }

  async function replaceToken(isRefused: boolean): Promise<boolean> {
    if (left() > RENEW_BEFORE_MS && !isRefused) return true; // another tab was faster
    const answer = await postAuth(gateway, 'refresh', {});
    if (answer.status === 401) {
      channel?.postMessage({ kind: 'ended' } satisfies News);
      leave();
      return false;
    }
    if (!answer.ok) throw new Error(`The session could not be renewed (${answer.status}).`);
    const { accessTokenExpiresAt } = (await answer.json()) as Welcome;
    goOnUntil(accessTokenExpiresAt);
    channel?.postMessage({ kind: 'renewed', expiresAt: accessTokenExpiresAt } satisfies News);
    return true;
  }

  function renew(isRefused = false): Promise<boolean> {
    renewing ??= oneTabAtATime(() => replaceToken(isRefused)).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  // Timers sleep with the machine: who comes back finds a token that has ended meanwhile.
  const onVisible = () => {
    if (document.visibilityState === 'visible' && end > 0 && left() < RENEW_BEFORE_MS) schedule(0);
  };

  return {
    isInUse: () => end > 0,
    isFresh: () => left() > FRESH_MS,
    renew,
    async logOut() {
      await postAuth(gateway, 'log-out', {});
      channel?.postMessage({ kind: 'ended' } satisfies News);
      clearTimeout(timer);
      location.assign(LOG_IN);
    },
    start() {
      channel = new BroadcastChannel(CHANNEL);
      channel.onmessage = ({ data }: MessageEvent<News>) => {
        if (end > 0) data.kind === 'ended' ? leave() : goOnUntil(data.expiresAt);
      };
      document.addEventListener('visibilitychange', onVisible);
      if (end > 0) schedule(left() - RENEW_BEFORE_MS);
    },
    stop() {
      clearTimeout(timer);
      channel?.close();
      document.removeEventListener('visibilitychange', onVisible);
    },
  };
}

/** Locks need a secure context. Without them two tabs may renew at once, which gets both the same token. */
const oneTabAtATime = (task: () => Promise<boolean>): Promise<boolean> =>
  'locks' in navigator ? navigator.locks.request(CHANNEL, task) : task();
